<?php

declare(strict_types=1);

// In the place of the original's backend/query_list.php: the same as a list with pages.
require_once __DIR__ . '/api.php';

header('Content-Type: application/json; charset=utf-8');
header('X-Content-Type-Options: nosniff');
$backorderList = backorder_api_query_list($_POST);
echo json_encode($backorderList, JSON_HEX_TAG | JSON_HEX_AMP | JSON_THROW_ON_ERROR);
