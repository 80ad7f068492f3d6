<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Exception\BackorderException;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Language;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Token;

/** The client's pages: which one is asked for, who may see it, what a refusal looks like. */
final class ClientArea
{
    /**
     * @param array<string, string> $words
     * @return array<string, mixed> as _clientarea answers
     */
    public static function answer(string $link, array $words): array
    {
        $action = Input::text('action');
        $isSearch = in_array($action, ['', 'search'], true);
        $needsLogin = !$isSearch || !Settings::read()->isOn('guests_search');
        $words += Language::of((string) ($_SESSION['Language'] ?? 'english'));
        $page = [
            'pagetitle' => $words[$isSearch ? 'expiring_domains' : 'my_backorders'],
            'breadcrumb' => [$link => $words['expiring_domains']],
            'templatefile' => 'templates/client',
            'requirelogin' => $needsLogin,
        ];
        return $page + ['vars' => ['backorder_page' => self::html($link, $words, $needsLogin)]];
    }

    private static function html(string $link, array $words, bool $needsLogin): string
    {
        $isFragment = Input::text('fragment') === '1';
        $html = self::rendered($link, $words, $needsLogin, $isFragment);
        if ($isFragment) {
            // It goes into a page that is there: without a page of WHMCS around it.
            Output::html($html);
        }
        return $html;
    }

    private static function rendered(
        string $link,
        array $words,
        bool $needsLogin,
        bool $isFragment,
    ): string {
        $isSearch = in_array(Input::text('action'), ['', 'search'], true);
        $common = [
            't' => $words, 'link' => $link, 'token' => Token::value(), 'refusal' => null,
            'page_name' => $isSearch ? 'search' : 'backorders', 'is_fragment' => $isFragment,
        ];
        if (Addon::problem() !== null) {
            return View::render('client/closed', $common);
        }
        $visitor = new Visitor();
        if ($needsLogin && $visitor->client === null) {
            return $isFragment ? View::render('client/refused', [
                'refusal' => $words['token_refused'],
            ] + $common) : '';
        }
        $addon = new Addon();
        $common += ['visitor' => $visitor, 'may_act' => $visitor->mayAct()];
        $own = new MyBackorders($addon, $visitor);
        $search = new SearchPage($addon, $visitor);
        try {
            if (Input::isPost()) {
                Token::check('WHMCS.default');
                $url = self::change($own, $search, $link);
                Output::redirect($url);
            }
            return match (Input::text('action')) {
                '', 'search' => $search->html($common),
                'backorders' => $own->html($common),
                'explain' => $own->explain($common, Input::number('id')),
                default => throw new Refusal('no_such_page', 404),
            };
        } catch (Refusal $refusal) {
            PHP_SAPI === 'cli' || http_response_code($refusal->getCode());
            $refusal = $words[$refusal->getMessage()] ?? $refusal->getMessage();
        } catch (BackorderException $error) {
            PHP_SAPI === 'cli' || http_response_code(422);
            $refusal = self::sentence($error, $words);
        }
        return View::render('client/refused', ['refusal' => $refusal] + $common);
    }

    /** Where to go after a change. */
    private static function change(MyBackorders $own, SearchPage $search, string $link): string
    {
        $id = Input::number('id');
        switch (Input::text('action')) {
            case 'place':
                $search->place(Input::text('domain'), Input::text('kind'));
                return "$link&action=backorders&done=placed";
            case 'delete':
                $own->delete($id);
                return "$link&action=backorders&done=deleted";
            default:
                throw new Refusal('no_such_page', 404);
        }
    }

    /** A refusal of the library in the visitor's words, else in its own. */
    public static function sentence(BackorderException $error, array $words): string
    {
        $key = 'error_' . str_replace('-', '_', $error->getKind());
        return $words[$key] ?? $error->getMessage();
    }
}
