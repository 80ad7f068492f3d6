<?php

declare(strict_types=1);

/*
 * The drop day that the demo plays: who wants what, and what happens outside.
 *
 * Nothing in here says what becomes of a backorder. That is decided by the extension; here are
 * the prices, the people, the registrar's luck and the accidents. All times are UTC.
 *
 * 14 March 2027 is the day on which clocks go forward in New York: three days before a drop on
 * the 15th at 14:07 local time is the 12th at 13:07, because three days are 72 hours.
 */

$days = ['2027-03-12', '2027-04-15'];

return [
    'from' => '2027-03-11 18:00:00',
    'drop' => '2027-03-15 18:00:00',
    'until' => '2027-03-17 18:00:00',

    // The made-up droplist: how many names besides those below, from which seed, over which days.
    'droplist' => ['count' => 200_000, 'seed' => 2027, 'start' => '2027-03-12', 'days' => 35],

    // What the reseller asks of clients: TLD, then currency, then FULL and LITE.
    'prices' => [
        'com' => ['USD' => ['69.00', '19.00'], 'EUR' => ['62.00', '17.00']],
        'net' => ['USD' => ['69.00', '19.00'], 'EUR' => ['62.00', '17.00']],
        'org' => ['USD' => ['69.00', '19.00'], 'EUR' => ['62.00', '17.00']],
        'biz' => ['USD' => ['59.00', '19.00'], 'EUR' => ['55.00', '17.00']],
        'info' => ['USD' => ['59.00', null], 'EUR' => ['55.00', null]],
        'de' => ['USD' => ['49.00', null], 'EUR' => ['45.00', null]],
        'com.br' => ['USD' => ['89.00', null], 'EUR' => ['79.00', null]],
    ],

    // What the registrar asks of the reseller, in EUR: FULL and LITE.
    'costs' => [
        'com' => ['49.00', '7.50'],
        'net' => ['49.00', '7.50'],
        'org' => ['49.00', '7.50'],
        'biz' => ['45.00', '7.50'],
        'info' => ['45.00', null],
        'de' => ['35.00', null],
    ],

    'clients' => [
        1 => ['Harbor Books', 'USD', '300.00', 'America/New_York'],
        2 => ['Kleinert OHG', 'EUR', '200.00', 'Europe/Berlin'],
        3 => ['Toro Sports', 'USD', '80.00', 'America/Lima'],
        4 => ['Nair Studio', 'EUR', '30.00', 'Asia/Kolkata'],
        5 => ['Fogo Press', 'USD', '60.00', 'America/St_Johns'],
    ],

    // Names that are in the droplist for certain, and what the registrar will say of them.
    // `auction` is how long one runs, in seconds.
    'names' => [
        'kiteharbor.com' => ['drop' => '2027-03-15 18:07:12', 'outcome' => 'catch'],
        'kite-school.net' => ['drop' => '2027-03-15 18:21:40', 'outcome' => 'lose'],
        'paperkite.org' => [
            'drop' => '2027-03-15 14:30:05', 'outcome' => 'catch', 'auction' => '86400',
        ],
        'kitesurf24.com' => ['drop' => '2027-03-15 18:11:03', 'outcome' => 'catch'],
        'kitemakers.de' => ['drop' => '2027-03-15 04:00:00', 'outcome' => 'catch'],
        'redkite.info' => ['drop' => '2027-03-15 10:01:10', 'outcome' => 'catch'],
        'bluekite.info' => ['drop' => '2027-03-15 10:03:30', 'outcome' => 'catch'],
        'kitefestival.com' => ['drop' => '2027-03-15 18:15:45', 'outcome' => 'catch'],
        'kitelife.com' => ['drop' => '2027-03-15 18:40:00', 'outcome' => 'lose'],
        'kiteshop.biz' => ['drop' => '2027-03-15 10:32:20', 'outcome' => 'catch'],
        'moonkite.net' => ['drop' => '2027-03-14 18:30:00', 'outcome' => 'catch'],
        'kitebrasil.com.br' => ['drop' => '2027-03-15 12:10:00', 'outcome' => 'lose'],
        'drachenflüge.de' => ['drop' => '2027-03-15 07:00:00', 'outcome' => 'catch'],
    ],

    // What the clients look for, in days where they live; patterns see labels as the registry
    // writes them. An order takes its drop date from a hit.
    'searches' => [
        'kites' => ['pattern' => 'kite', 'days' => $days],
        'umlauts' => ['pattern' => '^xn--drachen', 'idn' => true, 'days' => $days],
    ],

    // What happens outside, and when. Events of one instant come before its cycle.
    'events' => [
        ['2027-03-11 18:00:00', 'import', 'list' => 1],
        ['2027-03-11 18:00:00', 'order', 'client' => 1, 'search' => 'kites',
            'name' => 'kiteharbor.com', 'kind' => 'FULL'],
        ['2027-03-11 18:00:00', 'order', 'client' => 1, 'search' => 'kites',
            'name' => 'kite-school.net', 'kind' => 'FULL'],
        ['2027-03-11 18:00:00', 'order', 'client' => 2, 'search' => 'kites',
            'name' => 'paperkite.org', 'kind' => 'FULL'],
        ['2027-03-11 18:05:00', 'order', 'client' => 3, 'search' => 'kites',
            'name' => 'paperkite.org', 'kind' => 'FULL'],
        ['2027-03-11 18:05:00', 'order', 'client' => 3, 'search' => 'kites',
            'name' => 'kitesurf24.com', 'kind' => 'FULL'],
        ['2027-03-11 18:05:00', 'order', 'client' => 4, 'search' => 'kites',
            'name' => 'kitemakers.de', 'kind' => 'FULL'],
        ['2027-03-11 18:10:00', 'order', 'client' => 5, 'search' => 'kites',
            'name' => 'redkite.info', 'kind' => 'FULL'],
        ['2027-03-11 18:10:00', 'order', 'client' => 5, 'search' => 'kites',
            'name' => 'bluekite.info', 'kind' => 'FULL'],
        ['2027-03-11 18:10:00', 'order', 'client' => 2, 'search' => 'kites',
            'name' => 'kitefestival.com', 'kind' => 'FULL'],
        ['2027-03-11 18:15:00', 'order', 'client' => 1, 'search' => 'kites',
            'name' => 'kitelife.com', 'kind' => 'FULL'],
        ['2027-03-11 18:15:00', 'order', 'client' => 4, 'search' => 'kites',
            'name' => 'kiteshop.biz', 'kind' => 'LITE'],
        ['2027-03-11 18:15:00', 'order', 'client' => 1, 'search' => 'kites',
            'name' => 'moonkite.net', 'kind' => 'FULL'],
        ['2027-03-11 18:20:00', 'order', 'client' => 2, 'search' => 'umlauts',
            'name' => 'drachenflüge.de', 'kind' => 'FULL'],
        ['2027-03-11 18:20:00', 'order', 'client' => 2, 'search' => 'kites',
            'name' => 'kitebrasil.com.br', 'kind' => 'FULL'],

        // Two crons start at once while two backorders want the last money of client 5. The
        // second droplist comes at 10:01: one drop has moved by two days.
        ['2027-03-12 10:05:00', 'overlap'],
        ['2027-03-12 10:05:00', 'import', 'list' => 2,
            'moved' => ['moonkite.net' => '2027-03-16 17:40:00']],
        ['2027-03-12 11:05:00', 'sync'],

        // Two clients want to know where they stand.
        ['2027-03-13 12:00:00', 'explain', 'client' => 2, 'name' => 'drachenflüge.de',
            'language' => 'de'],
        ['2027-03-13 12:05:00', 'explain', 'client' => 3, 'name' => 'kitesurf24.com',
            'language' => 'en'],

        ['2027-03-13 15:00:00', 'delete', 'client' => 1, 'name' => 'kitelife.com'],

        // The server is down when the two-hour mark of drachenflüge.de (05:00) passes.
        ['2027-03-15 04:30:00', 'outage', 'until' => '2027-03-15 06:10:00'],

        ['2027-03-15 09:00:00', 'delete', 'client' => 4, 'name' => 'kiteshop.biz'],

        // The registrar takes the application, but its answer never arrives.
        ['2027-03-15 16:00:00', 'fault', 'command' => 'AddDomainApplication',
            'name' => 'kitefestival.com', 'fault' => 'timeout'],

        ['2027-03-15 16:10:00', 'add-funds', 'client' => 3, 'amount' => '60.00'],
        ['2027-03-15 17:00:00', 'pay-funds', 'client' => 3],

        // The power fails after billing made the invoice, before that is written down.
        ['2027-03-15 18:20:00', 'power-cut', 'after' => 'create-invoice'],
    ],
];
