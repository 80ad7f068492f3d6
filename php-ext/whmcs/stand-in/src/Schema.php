<?php

declare(strict_types=1);

namespace StandIn;

/**
 * The tables of WHMCS that an addon meets, with the columns that published modules use. Columns
 * are NOT NULL without a default where third parties report it.
 */
final class Schema
{
    private const TABLES = [
        'tblclients' => 'uuid:c firstname:c lastname:c companyname:c email:c address1:c address2:c
            city:c state:c postcode:c country:c phonenumber:c currency:i credit:m taxexempt:i
            language:c groupid:i status:c datecreated:d defaultgateway:c',
        'tblusers' => 'first_name:c last_name:c email:c password:c',
        'tblusers_clients' => 'auth_user_id:i client_id:i owner:i permissions:t',
        'tblcurrencies' => 'code:c prefix:c suffix:c format:i rate:r default:i',
        'tblinvoices' => 'userid:i invoicenum:c date:d duedate:d datepaid:z date_cancelled:z
            subtotal:m credit:m tax:m tax2:m total:m taxrate:r taxrate2:r status:c paymentmethod:c
            notes:t',
        'tblinvoiceitems' => 'invoiceid:i userid:i type:c relid:i description:t amount:m taxed:i
            duedate:d',
        'tblaccounts' => 'userid:i currency:i gateway:c date:z description:t amountin:m fees:m
            amountout:m rate:r transid:c invoiceid:i refundid:i billingnoteid:i',
        'tblcredit' => 'clientid:i date:d description:t amount:m relid:i admin_id:i
            billing_note_id:i',
        'tblorders' => 'ordernum:c userid:i date:z amount:m paymentmethod:c invoiceid:i status:c',
        'tbldomains' => 'userid:i orderid:i type:c registrationdate:d domain:c
            firstpaymentamount:m recurringamount:m registrar:c registrationperiod:i expirydate:n
            subscriptionid:c promoid:i status:c nextduedate:d nextinvoicedate:d
            additionalnotes:t paymentmethod:c dnsmanagement:i emailforwarding:i idprotection:i
            is_premium:i donotrenew:i reminders:t synced:i',
        'tblpricing' => 'type:c currency:i relid:i msetupfee:m qsetupfee:m ssetupfee:m asetupfee:m
            bsetupfee:m tsetupfee:m monthly:m quarterly:m semiannually:m annually:m biennially:m
            triennially:m',
        'tbldomainpricing' => 'extension:c order:i autoreg:c',
        'tblemailtemplates' => 'type:c name:c subject:c message:t attachments:t fromname:c
            fromemail:c disabled:i custom:i language:c copyto:c blind_copy_to:c plaintext:i',
        'tblemails' => 'userid:i subject:c message:t date:z to:c',
        'tblregistrars' => 'registrar:c setting:c value:t',
        'tbladdonmodules' => 'module:c setting:c value:t',
        'tblconfiguration' => 'setting:c value:t',
        'tbladmins' => 'username:c password:c roleid:i firstname:c lastname:c email:c language:c
            disabled:i',
        'tbladminroles' => 'name:c',
        'tblpaymentgateways' => 'gateway:c setting:c value:t order:i',
        'tblactivitylog' => 'date:z description:t user:c userid:i ipaddr:c',
        'tblmodulelog' => 'date:z module:c action:c request:t response:t arrdata:t',
        'tbltax' => 'level:i name:c state:c country:c taxrate:r',
    ];

    /** @return list<string> */
    public static function statements(bool $isMysql): array
    {
        $quote = $isMysql ? '`' : '"';
        $id = $isMysql ? 'id INT AUTO_INCREMENT PRIMARY KEY' : 'id INTEGER PRIMARY KEY';
        $made = [];
        foreach (self::TABLES as $table => $columns) {
            $lines = [$id];
            foreach (preg_split('/\s+/', $columns) as $column) {
                [$name, $kind] = explode(':', $column);
                $lines[] = "$quote$name$quote " . self::type($kind, $isMysql);
            }
            $end = $isMysql ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4' : '';
            $made[] = "CREATE TABLE $table (" . implode(', ', $lines) . ")$end";
        }
        $made[] = 'CREATE INDEX invoices_userid ON tblinvoices (userid)';
        $made[] = 'CREATE INDEX items_invoiceid ON tblinvoiceitems (invoiceid)';
        $made[] = 'CREATE INDEX accounts_invoiceid ON tblaccounts (invoiceid)';
        return $made;
    }

    private static function type(string $kind, bool $isMysql): string
    {
        // SQLite would hand out a DECIMAL as a number: text keeps it the string that it is.
        return match ($kind) {
            'i' => 'INT NOT NULL',
            'm' => ($isMysql ? 'DECIMAL(16,2)' : 'TEXT') . ' NOT NULL',
            'r' => ($isMysql ? 'DECIMAL(10,5)' : 'TEXT') . ' NOT NULL',
            'd' => ($isMysql ? 'DATE' : 'TEXT') . ' NOT NULL',
            'n' => $isMysql ? 'DATE' : 'TEXT',
            'z' => ($isMysql ? 'DATETIME' : 'TEXT') . ' NOT NULL',
            'c' => 'VARCHAR(191) NOT NULL',
            't' => 'TEXT NOT NULL',
        };
    }
}
