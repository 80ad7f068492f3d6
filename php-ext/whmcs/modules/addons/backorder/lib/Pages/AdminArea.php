<?php

declare(strict_types=1);

namespace Backorder\Whmcs\Pages;

use Backorder\Exception\BackorderException;
use Backorder\Whmcs\Addon;
use Backorder\Whmcs\Extension;
use Backorder\Whmcs\Input;
use Backorder\Whmcs\Installation;
use Backorder\Whmcs\Language;
use Backorder\Whmcs\Moving\Original;
use Backorder\Whmcs\Refusal;
use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Tables;
use Backorder\Whmcs\Token;
use Throwable;
use WHMCS\Authentication\CurrentUser;

/** The admin's pages. WHMCS has checked the role; who is no admin gets nothing all the same. */
final class AdminArea
{
    private const TABS = ['manage', 'pricing', 'domains', 'logs', 'health', 'settings'];

    /** @param array<string, string> $words */
    public static function answer(string $link, array $words): string
    {
        // WHMCS hands over the admin's language; the session may have that of a client.
        $words += Language::of('english');
        $isThere = Extension::isLoaded() && Original::isThere();
        $tabs = [...self::TABS, ...$isThere ? ['moving'] : []];
        $tab = in_array(Input::text('tab'), $tabs, true) ? Input::text('tab') : 'manage';
        $common = [
            't' => $words, 'link' => $link, 'tab' => $tab, 'tabs' => $tabs,
            'token' => Token::value(), 'refusal' => null, 'done' => '', 'message' => '',
        ];
        if (!(new CurrentUser())->isAuthenticatedAdmin()) {
            return View::render('admin/message', ['message' => $words['not_allowed']] + $common);
        }
        $problem = self::problem();
        if ($problem !== null) {
            return View::render('admin/message', ['message' => $problem] + $common);
        }
        $addon = new Addon();
        $pages = [
            'manage' => new Manage($addon), 'pricing' => new Pricing($addon),
            'domains' => new DomainSyncPage($addon), 'logs' => new Logs($addon),
            'health' => new Health($addon),
            'settings' => new SettingsPage($addon), 'moving' => new MovingPage($addon),
        ];
        try {
            if (Input::isPost()) {
                Token::check('WHMCS.admin.default');
                $common['done'] = $pages[$tab]->change() ?? $words['done'];
                $common['done'] = $words[$common['done']] ?? $common['done'];
            }
        } catch (Refusal $refusal) {
            $common['refusal'] = $words[$refusal->getMessage()] ?? $refusal->getMessage();
        } catch (BackorderException $error) {
            $common['refusal'] = $error->getMessage();
        }
        try {
            return $pages[$tab]->html($common);
        } catch (Refusal $refusal) {
            $message = $words[$refusal->getMessage()] ?? $refusal->getMessage();
        } catch (BackorderException $error) {
            $message = $error->getMessage();
        }
        return View::render('admin/message', ['message' => $message] + $common);
    }

    /** Tables of an older version are brought up to date when an admin first opens the page. */
    private static function problem(): ?string
    {
        if (Extension::problem() !== null) {
            return Extension::problem();
        }
        $settings = Settings::read();
        $problem = Tables::problem($settings);
        $isNewer = $settings->number('tables') > Tables::VERSION;
        if ($problem === null || !$settings->isThere || $isNewer) {
            return $problem;
        }
        try {
            Installation::upgrade();
        } catch (Throwable $error) {
            return $error->getMessage();
        }
        return Tables::problem(Settings::read());
    }
}
