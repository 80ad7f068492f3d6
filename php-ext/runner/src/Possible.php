<?php

declare(strict_types=1);

namespace Backorder\Runner;

use Backorder\Actor;
use Backorder\Book;
use Backorder\Engine;
use Backorder\Exception\BackorderException;
use Backorder\Listing;
use Closure;

/**
 * What can be done about backorders, for the buttons of a page. The engine itself is asked, each
 * time on a book that is thrown away: no page has rules of its own. What is possible may be refused
 * all the same, where there is no money, say.
 */
final class Possible
{
    /** @param list<array<string, int|string|null>> $rows of the table `backorders` */
    public function __construct(private Engine $engine, private array $rows, private int $now)
    {
    }

    /** @return array<int, true> those that the staff, or their own client, can delete, by id */
    public function delete(bool $byClient = false): array
    {
        return $this->those(fn (Book $book, int $id, int $client) => $this->engine->delete(
            $book,
            $id,
            $byClient ? Actor::client($client) : Actor::admin(),
            $this->now,
        ));
    }

    /** @return array<int, true> those that can be activated by hand */
    public function activate(): array
    {
        return $this->those(fn (Book $book, int $id) => $this->engine
            ->activate($book, $id, $this->now));
    }

    /** @return array<int, true> those that can be given up */
    public function giveUp(): array
    {
        return $this->those(fn (Book $book, int $id) => $this->engine
            ->giveUp($book, $id, $this->now));
    }

    /** @return array<int, true> those whose dates can be set */
    public function setDrop(): array
    {
        $listing = Listing::ofAdmin($this->now + 30 * 86400);
        return $this->those(fn (Book $book, int $id) => $this->engine
            ->setDrop($book, $id, $listing, $this->now));
    }

    /**
     * @param Closure(Book, int, int): mixed $try about a backorder of a client
     * @return array<int, true>
     */
    private function those(Closure $try): array
    {
        $book = new Book();
        $book->load(['backorders' => $this->rows]);
        $possible = [];
        foreach ($this->rows as $row) {
            $id = (int) $row['id'];
            try {
                $try($book, $id, (int) $row['client_id']);
                $possible[$id] = true;
            } catch (BackorderException $error) {
                $no = ['transition-refused', 'backorder-unknown'];
                in_array($error->getKind(), $no, true) || $possible[$id] = true;
            }
        }
        return $possible;
    }
}
