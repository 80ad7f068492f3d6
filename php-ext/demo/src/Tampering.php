<?php

declare(strict_types=1);

namespace Demo;

use RuntimeException;

/** Ways to cook the books, each of which the audit must find. */
final class Tampering
{
    /** What is done to the database; each changes at least one row. */
    private const STATEMENTS = [
        'a hold that never ended'
            => "UPDATE `log` SET hold = NULL WHERE hold LIKE '%\"captured\"%' AND backorder_id = 1",
        'a fee without a catch'
            => "INSERT INTO tblinvoices (userid, date, datepaid, subtotal, credit, status, notes)
                SELECT userid, date, datepaid, subtotal, credit, status, 'bo-2.1.create-invoice.1.'
                FROM tblinvoices WHERE notes LIKE 'bo-1.%'",
        'a catch without its fee' => "DELETE FROM tblinvoices WHERE notes LIKE 'bo-1.%'",
        'an invoice over another amount'
            => "UPDATE tblinvoices SET subtotal = '59.00' WHERE notes LIKE 'bo-1.%'",
        'a credit that is a cent off' => "UPDATE tblclients SET credit = '162.01' WHERE id = 1",
        'an invoice paid twice'
            => "INSERT INTO tblcredit (clientid, date, description, amount, relid)
                SELECT clientid, date, description, amount, relid FROM tblcredit
                WHERE relid IS NOT NULL AND clientid = 1 AND amount LIKE '-%'",
        'a domain delivered twice'
            => 'INSERT INTO tbldomains (userid, domain, registrationdate, expirydate, nextduedate,
                recurringcurrency, status) SELECT 2, domain, registrationdate, expirydate,
                nextduedate, recurringcurrency, status FROM tbldomains WHERE userid = 1',
        'a claim that is gone' => 'DELETE FROM claims WHERE backorder_id = 1',
        'an application of nobody'
            => 'DELETE FROM applications WHERE backorder_id = 2 AND reference IS NOT NULL',
        'a message sent twice'
            => "INSERT INTO tblemails (messageid, recipient, subject, message, date)
                SELECT REPLACE(messageid, 'bo-', 'again-'), recipient, subject, message, date
                FROM tblemails",
    ];

    /** @return list<string> */
    public static function names(): array
    {
        return [...array_keys(self::STATEMENTS), 'a charge of the registrar too much'];
    }

    /**
     * Cooks the books.
     *
     * @param array $registrar the simulator's state; gives it back, changed where that is the way
     */
    public static function apply(string $name, Database $database, array $registrar): array
    {
        $statement = self::STATEMENTS[$name] ?? null;
        if ($statement === null) {
            $registrar['charges'][] = $registrar['charges'][0];
        } elseif ($database->run($statement) === 0) {
            throw new RuntimeException("tampering changed nothing: $name");
        }
        return $registrar;
    }
}
