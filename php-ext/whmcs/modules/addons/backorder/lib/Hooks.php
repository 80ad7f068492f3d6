<?php

declare(strict_types=1);

namespace Backorder\Whmcs;

use Backorder\Whmcs\Pages\Widget;
use Throwable;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * What WHMCS tells us. Hooks are loaded on every page: they are cheap, and whatever goes wrong in
 * one is logged and never thrown, because a throw would end the page or the cron around it.
 */
final class Hooks
{
    public static function add(): void
    {
        $invoice = fn ($of) => self::invoiceChanged((int) ($of['invoiceid'] ?? 0));
        foreach (['InvoicePaid', 'InvoiceCancelled', 'InvoiceRefunded', 'InvoiceUnpaid'] as $name) {
            self::hook($name, $invoice);
        }
        self::hook('AddInvoicePayment', $invoice);
        self::hook('InvoiceSplit', fn ($of) => self::split($of));
        self::hook('AfterCronJob', fn () => (new Jobs(new Addon()))->due());
        self::hook('ClientEdit', fn ($of) => self::wake((int) ($of['userid'] ?? 0)));
        self::hook('ClientClose', fn ($of) => self::letGo((int) ($of['userid'] ?? 0)));
        self::hook('PreDeleteClient', fn ($of) => self::letGo((int) ($of['userid'] ?? 0)));
        self::hook('AfterClientMerge', fn ($of) => self::merged($of));
        self::hook('ClientAreaPrimaryNavbar', self::navigation(...), needsExtension: false);
        self::hook('AdminHomeWidgets', fn () => new Widget(), needsExtension: false);
    }

    private static function hook(string $name, callable $work, bool $needsExtension = true): void
    {
        add_hook($name, 1, function (mixed ...$of) use ($name, $work, $needsExtension): mixed {
            try {
                if ($needsExtension && Addon::problem() !== null) {
                    return null;
                }
                return $work(...$of);
            } catch (Throwable $error) {
                (new Ports\ActivityLog())->write('error', "hook $name: {$error->getMessage()}");
                return null;
            }
        });
    }

    /** Ours goes on at once; any payment may mean money for backorders that wait for it. */
    private static function invoiceChanged(int $invoice): void
    {
        $addon = new Addon();
        $addon->backorders()->invoiceChanged($invoice);
        $client = Capsule::table('tblinvoices')->where('id', $invoice)->value('userid');
        if ($client !== null) {
            $addon->backorders()->paid((int) $client);
        }
    }

    /** An item of ours may stand on another invoice now, which nobody connects with its name. */
    private static function split(array $of): void
    {
        $invoice = (int) ($of['originalinvoiceid'] ?? 0);
        $new = (int) ($of['newinvoiceid'] ?? 0);
        $addon = new Addon();
        $store = $addon->store();
        $rows = $store->found(
            "SELECT b.id, b.domain FROM {$store->table('invoices')} i
                JOIN {$store->table('backorders')} b ON b.id = i.backorder_id
                WHERE i.invoice_id = ?",
            [$invoice],
        );
        foreach ($rows as $row) {
            (new Ports\Mailer($addon))->tell(
                "split.$invoice.$new.{$row['id']}",
                "Invoice $invoice of {$row['domain']} was split",
                "Items of invoice $invoice stand on invoice $new now. Backorder {$row['id']}, "
                    . "{$row['domain']}, goes by invoice $invoice alone: look at both.",
            );
        }
    }

    private static function wake(int $client): void
    {
        (new Addon())->backorders()->paid($client);
    }

    /** A client who goes: what waits is deleted, and staff is told of what is under way. */
    private static function letGo(int $client): void
    {
        (new Addon())->backorders()->clientDeleted($client);
    }

    /** What waits is placed for the other client; staff is told of what is under way. */
    private static function merged(array $of): void
    {
        [$from, $to] = [(int) ($of['fromUserID'] ?? 0), (int) ($of['toUserID'] ?? 0)];
        (new Addon())->backorders()->clientMerged($from, $to);
    }

    private static function navigation(mixed $menu): void
    {
        $domains = $menu->getChild('Domains');
        $client = (new CurrentUser())->client();
        if ($client === null && !Settings::read()->isOn('guests_search')) {
            return;
        }
        $words = Language::of((string) ($_SESSION['Language'] ?? 'english'));
        $place = $domains ?? $menu;
        $place->addChild('Expiring Domains', [
            'label' => $words['expiring_domains'], 'uri' => 'index.php?m=backorder', 'order' => 60,
        ]);
        if ($client !== null) {
            $place->addChild('My Backorders', [
                'label' => $words['my_backorders'], 'order' => 61,
                'uri' => 'index.php?m=backorder&action=backorders',
            ]);
        }
    }
}
