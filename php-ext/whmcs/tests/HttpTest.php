<?php

declare(strict_types=1);

use Backorder\Whmcs\Settings;
use Backorder\Whmcs\Tests\Market;
use Backorder\Whmcs\Tests\WebServer;
use PHPUnit\Framework\TestCase;

/** The pages over HTTP, under a strict PHP in a far zone, with whatever people send. */
final class HttpTest extends TestCase
{
    private const CLIENT = '/index.php?m=backorder';
    private const ADMIN = '/admin/addonmodules.php?module=backorder';
    private const MARK = '"><b id=mark>\'&amp;<script>x()</script>';

    private Market $market;
    private ?WebServer $web = null;

    protected function setUp(): void
    {
        $this->market = new Market();
        // A process of its own goes by the machine's clock: so does this list.
        unlink("{$this->market->site->folder}/droplist");
        $this->market->now = time();
        $this->market->list(['shop.com', 'shoes.com', 'boat.net'], time() + 5 * 86400);
        Settings::read()->put('searches_per_minute', '100000');
    }

    protected function tearDown(): void
    {
        $this->web?->stop();
        $this->market->remove();
    }

    public function testWhateverIsSentNothingBreaksAndNothingIsInjected(): void
    {
        $this->serve();
        $this->web->logIn($this->market->clients['Ada']);
        $this->web->logIn(1, isAdmin: true);
        $this->assertStringContainsString('backorder-search', $this->ask(self::CLIENT)[1]);
        $this->assertStringContainsString('backorder-all', $this->ask(self::ADMIN)[1]);
        $odd = [
            self::MARK, str_repeat('a', 1200), "nul\0byte", "\xff\xfe broken", "cr\r\nX-Evil: 1",
            '${7*7}{$smarty.version}{7*7}', '-1', '../../../etc/passwd', '', ['array'],
        ];
        $fields = [
            ...Backorder\Search::formParameters(), 'page', 'day_from', 'day_to', 'own', 'fragment',
            'action', 'status', 'id', 'done', 'tab', 'client', 'domain', 'ask', 'systpl',
        ];
        foreach ($odd as $value) {
            $most = array_diff($fields, ['action', 'tab']);
            $all = http_build_query(array_fill_keys($most, $value));
            $pages = [self::CLIENT . "&$all", self::CLIENT . "&action=backorders&$all"];
            foreach (['manage', 'pricing', 'logs', 'health', 'settings'] as $tab) {
                $pages[] = self::ADMIN . "&tab=$tab&$all";
            }
            $pages[] = self::CLIENT . '&' . http_build_query(['action' => $value, 'id' => $value]);
            $pages[] = self::ADMIN . '&' . http_build_query(['tab' => $value, 'id' => $value]);
            foreach ($pages as $page) {
                $this->ask($page);
            }
        }
        foreach (array_diff($fields, ['fragment']) as $field) {
            [, $body] = $this->ask(self::CLIENT . '&' . http_build_query([$field => self::MARK]));
            $this->assertStringContainsString('</html>', $body, $field);
        }
    }

    public function testFormsTakeWhateverIsTyped(): void
    {
        $this->serve();
        $this->web->logIn($this->market->clients['Ada']);
        $this->web->logIn(1, isAdmin: true);
        $token = $this->token();
        $before = $this->market->rows('SELECT * FROM mod_backorder_prices');
        $huge = str_repeat('x', 300_000);
        foreach ([self::MARK, $huge, "\xff", "\0", ['a' => ['b']]] as $value) {
            foreach (['place', 'delete'] as $action) {
                $this->ask(self::CLIENT, [
                    'token' => $token, 'action' => $action, 'id' => $value, 'kind' => $value,
                    'domain' => $value,
                ]);
            }
            $forms = [
                'manage' => ['activate', 'delete', 'give_up', 'set_drop'], 'health' => ['run'],
                'pricing' => ['save', 'import'], 'settings' => ['copy'], 'logs' => ['x'],
            ];
            foreach ($forms as $tab => $actions) {
                foreach ($actions as $action) {
                    $this->ask(self::ADMIN . "&tab=$tab", [
                        'token' => $token, 'action' => $action, 'id' => $value, 'job' => $value,
                        'drop' => $value, 'tld' => $value, 'kind' => $value, 'csv' => $value,
                        'price_EUR' => $value, 'cost' => $value, 'cost_currency' => $value,
                    ]);
                }
            }
        }
        $this->assertSame($before, $this->market->rows('SELECT * FROM mod_backorder_prices'));
        $this->assertSame([], $this->market->rows('SELECT * FROM mod_backorder_backorders'));
    }

    /** A name that is HTML in WHMCS's own tables is shown once decoded and once encoded. */
    public function testNamesOfClientsAreNoHtml(): void
    {
        $this->market->site->whmcs->database->update('tblclients', $this->market->clients['Ada'], [
            'lastname' => htmlspecialchars(self::MARK, ENT_QUOTES), 'companyname' => 'A &amp; B',
        ]);
        $id = $this->market->place('shop.com');
        $this->serve();
        $this->web->logIn(1, isAdmin: true);
        [, $body] = $this->ask(self::ADMIN . "&tab=logs&id=$id");
        $this->assertStringContainsString('A &amp; B', $body);
        $this->assertStringNotContainsString('&amp;amp; B', $body);
    }

    public function testATokenIsOfOneSession(): void
    {
        $this->serve();
        $this->web->logIn($this->market->clients['Ada']);
        $old = $this->token();
        $place = ['action' => 'place', 'domain' => 'shop.com', 'kind' => 'FULL'];
        $this->assertSame(302, $this->ask(self::CLIENT, $place + ['token' => $old])[0]);
        [$status, $body] = $this->ask(self::CLIENT, $place + ['token' => $old]);
        $this->assertSame(422, $status, 'sent twice');
        $this->assertStringContainsString('You have a backorder for this name already.', $body);
        foreach (['', 'x', strrev($old)] as $token) {
            $this->assertSame(403, $this->ask(self::CLIENT, [
                'action' => 'delete', 'id' => '1', 'token' => $token,
            ])[0]);
        }
        $other = new WebServer($this->market->site);
        try {
            $other->logIn($this->market->clients['Ada']);
            $answer = $other->ask(self::CLIENT, [
                'action' => 'delete', 'id' => '1', 'token' => $old,
            ]);
            $this->assertSame(403, $answer[0], 'the token of another session');
        } finally {
            $other->stop();
        }
        $sql = 'SELECT COUNT(*) AS n FROM mod_backorder_backorders WHERE deleted_at IS NULL';
        $this->assertSame(1, (int) $this->market->rows($sql)[0]['n']);
    }

    /** Nobody but an admin whose role is ticked; nobody but a client, nor by an address. */
    public function testWhoIsNotLoggedInReachesNothing(): void
    {
        $id = $this->market->place('shop.com');
        $this->serve();
        $changes = [
            self::CLIENT => ['action' => 'delete', 'id' => "$id"],
            self::ADMIN . '&tab=manage' => ['action' => 'delete', 'id' => "$id"],
            self::ADMIN . '&tab=pricing' => [
                'action' => 'save', 'tld' => 'com', 'kind' => 'FULL', 'price_EUR' => '1',
            ],
            self::ADMIN . '&tab=settings' => ['action' => 'save', 'login' => 'thief'],
        ];
        $try = function () use ($changes): void {
            $token = $this->token();
            foreach ($changes as $page => $post) {
                $this->ask($page, $post + ['token' => $token]);
            }
        };
        $try();
        $this->web->logIn(2, isAdmin: true);
        $try();
        $this->web->ask('/logout.php');
        $this->web->logIn($this->market->clients['Bob']);
        $try();
        $this->assertSame('REQUESTED', $this->market->status($id));
        $this->assertSame('user', Settings::read()->text('login'));
        $sql = "SELECT price FROM mod_backorder_prices WHERE tld = 'com' AND currency = 'EUR'
            AND kind = 'FULL'";
        $this->assertSame('20.00', $this->market->rows($sql)[0]['price']);
    }

    /** What is placed in this process is placed before: the server has an addon of its own. */
    private function serve(): void
    {
        $this->web = new WebServer($this->market->site, php: [
            '-d', 'error_reporting=-1', '-d', 'html_errors=0', '-d', 'date.timezone=Pacific/Apia',
            '-d', 'zend.assertions=1', '-d', 'allow_url_fopen=0', '-d', 'memory_limit=64M',
            '-d', 'disable_functions=exec,shell_exec,system,passthru,popen,proc_open,mail',
            '-d', 'session.use_strict_mode=1', '-d', 'precision=4', '-d', 'serialize_precision=4',
        ]);
    }

    /** @param ?array<string, mixed> $post @return array{int, string} status and body */
    private function ask(string $page, ?array $post = null): array
    {
        [$status, $body] = $this->web->ask($page, $post);
        $where = "$page\n" . substr($body, 0, 400);
        $this->assertLessThan(500, $status, $where);
        foreach (['Warning: ', 'Notice: ', 'Deprecated: ', 'Fatal error: '] as $level) {
            $this->assertStringNotContainsString($level, $body, $page);
        }
        $this->assertStringNotContainsString('<b id=mark>', $body, $page);
        $this->assertStringNotContainsString('<script>x', $body, $page);
        return [$status, $body];
    }

    private function token(): string
    {
        [, $page] = $this->web->ask('/');
        preg_match('/name="token" value="(\w+)"/', $page, $found);
        return $found[1];
    }
}
