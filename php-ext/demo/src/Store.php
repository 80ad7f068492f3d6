<?php

declare(strict_types=1);

namespace Demo;

use Backorder\Book;
use Backorder\DomainName;
use Backorder\Read;
use Backorder\Runner\Store as Rows;
use RuntimeException;

/** What the demo asks of the extension's tables. */
final class Store
{
    public readonly Rows $rows;

    public function __construct(private Database $database)
    {
        $this->rows = new Rows($database->pdo);
    }

    /**
     * Takes what some reads find into a book. A row that cannot be read would be somebody's
     * mistake here, and ends the demo.
     *
     * @param list<Read> $reads
     */
    public function load(Book $book, array $reads): void
    {
        foreach ($this->rows->load($book, $reads) as $refused) {
            throw new RuntimeException($refused->message);
        }
    }

    /** The part of these clients, as a book. */
    public function book(array $clients): Book
    {
        $book = new Book();
        $this->load($book, $this->rows->sql->part($clients));
        return $book;
    }

    /** The client's record for a name. */
    public function idOf(int $client, string $name): int
    {
        $sql = 'SELECT id FROM backorders WHERE client_id = ? AND domain = ? ORDER BY id DESC';
        return (int) $this->database->all($sql, [$client, $name])[0]['id'];
    }

    /** @return array<string, int> the backorder by reference, of all for a name */
    public function references(DomainName $name): array
    {
        $sql = 'SELECT reference, backorder_id FROM applications
            WHERE domain = ? AND reference IS NOT NULL';
        $rows = $this->database->all($sql, [$name->ascii]);
        return array_map('intval', array_column($rows, 'backorder_id', 'reference'));
    }
}
