<?php

declare(strict_types=1);

namespace Backorder\Ispapi;

/**
 * Where an answer stands in a longer list. Rows and firsts count from 0, pages from 1; null: the
 * server does not say, or there is none.
 */
final class Pagination
{
    /** Rows of this answer. */
    public readonly int $rows;
    /** The server's COUNT. */
    public readonly ?int $count;
    /** The server's FIRST. */
    public readonly ?int $first;
    /** The server's LAST. */
    public readonly ?int $last;
    /** The server's LIMIT. */
    public readonly ?int $limit;
    /** The server's TOTAL. */
    public readonly ?int $total;
    /** Pages of the whole list; 1 when there are rows and nothing is said of pages. */
    public readonly int $pages;
    /** The page this answer is. */
    public readonly ?int $currentPage;
    /** The FIRST to ask for next. */
    public readonly ?int $nextFirst;
    /** The page after this one. */
    public readonly ?int $nextPage;
    /** The page before this one. */
    public readonly ?int $prevPage;
}
