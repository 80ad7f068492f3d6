<?php

declare(strict_types=1);

namespace Backorder;

/**
 * Every lead, grace and choice of the rules. All times are seconds, from 0 to 366 days; where 0
 * would mean "again, at once", it is refused.
 */
final class Policy
{
    public readonly int $fundingLead;
    public readonly int $submissionLead;
    public readonly int $finalizationLead;
    public readonly int $lateGrace;
    public readonly int $processingGrace;
    public readonly int $auctionGrace;
    public readonly int $missingPolls;
    public readonly int $missingSpan;
    public readonly int $missingGrace;
    public readonly int $askSpacing;
    public readonly int $accountSpacing;
    public readonly int $auctionSpacing;
    public readonly int $auctionCloseLead;
    public readonly int $auctionCloseTail;
    public readonly int $reportGrace;
    public readonly int $reportHorizon;
    public readonly int $accountAge;
    public readonly int $clockTolerance;
    public readonly int $absentLists;
    public readonly int $absentHorizon;
    public readonly int $postponedMargin;
    public readonly int $movedAlert;
    public readonly int $claimDistance;
    /** @var list<int> */
    public readonly array $noticeLeads;
    public readonly int $noticeReset;
    /**
     * How long after each sending a message is sent again.
     *
     * @var list<int>
     */
    public readonly array $messageResends;
    public readonly int $alertInterval;
    public readonly int $invoicePatience;
    public readonly int $upstreamPatience;
    public readonly int $registrationMargin;
    public readonly int $dueOffset;
    public readonly bool $chargeAuctionWon;
    public readonly bool $chargeTax;
    public readonly ShownPrice $shownPrices;
    public readonly Delivery $clientMessages;
    public readonly Delivery $resellerAlerts;

    /** The rules as written. */
    public static function default(): Policy
    {
        throw new \LogicException(__METHOD__);
    }

    /** The timings and choices of the PHP addon: one notice, no fee on AUCTION-WON. */
    public static function original(): Policy
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * All settings as one number of 16 hexadecimal digits: the same on every machine. What is
     * stored as "due at" depends on it.
     */
    public function fingerprint(): string
    {
        throw new \LogicException(__METHOD__);
    }

    /**
     * The same policy with other settings: `Policy::default()->with(fundingLead: 5 * 86400)`.
     *
     * @param ?int $fundingLead how long before the deadline the price is held; 0: at the deadline
     * @param ?int $submissionLead how long before the drop the application is sent; 0: at the drop
     * @param ?int $finalizationLead how long before a known finalization date it is sent at the
     *     latest; 0: at that date
     * @param ?int $lateGrace how long after the drop one may still send or wait for funds; 0: not
     *     at all
     * @param ?int $processingGrace how long after the drop a final word is awaited in PROCESSING;
     *     0: one last question
     * @param ?int $auctionGrace how long after the drop a final word is awaited in
     *     AUCTION-PENDING; 0: one last question
     * @param ?int $missingPolls how many polls in a row must miss the application; from 1
     * @param ?int $missingSpan over how much time at least those polls must stretch; 0: their
     *     number alone counts
     * @param ?int $missingGrace how long after the drop a missing application may end the
     *     backorder; 0: from the drop on
     * @param ?int $askSpacing the least time between two questions of the same sort; from 1
     * @param ?int $accountSpacing how long after an account was read a backorder that waits for
     *     money wants it read again; from 1
     * @param ?int $auctionSpacing the least time between two polls while an auction runs; 0: as
     *     often as anything
     * @param ?int $auctionCloseLead from how long before an auction's end it is polled often; 0:
     *     from its end
     * @param ?int $auctionCloseTail until how long after an auction's end; 0: up to its end
     * @param ?int $reportGrace how long a changing effect without a report is left alone; from 1
     * @param ?int $reportHorizon after how long an unreported effect no longer keeps a record
     *     open; 0: never does one
     * @param ?int $accountAge how old a reading of an account may be that funds or covers anything;
     *     0: of this very second
     * @param ?int $clockTolerance how far the registrar's clock may be off ours; 0: not at all
     * @param ?int $absentLists after how many droplists without the name it counts as renewed;
     *     from 1
     * @param ?int $absentHorizon an absence counts only while the deadline is further away; 0: up
     *     to the deadline
     * @param ?int $postponedMargin a hold is given back when its new window opens later than this;
     *     0: whenever that is not open yet
     * @param ?int $movedAlert a drop that moves later by more under an open application is
     *     alerted; 0: by any time at all
     * @param ?int $claimDistance two claims of a name less than this apart are the same drop; 0:
     *     only of the same second
     * @param ?list<int> $noticeLeads how long before the deadline a client is told, longest first;
     *     0: at the deadline
     * @param ?int $noticeReset a deadline that moves by more starts the notices afresh; 0: by any
     *     time at all
     * @param ?list<int> $messageResends how long after each sending a message is sent again of
     *     which nobody knows whether it arrived; from 1, none: never
     * @param ?int $alertInterval how often a won name without invoice or domain is alerted; from 1
     * @param ?int $invoicePatience how long an invoice may stay unpaid before it is cancelled; 0:
     *     a second
     * @param ?int $upstreamPatience how long billing, the registrar or the droplist may be silent
     *     before the reseller is alerted; 0: at once
     * @param ?int $registrationMargin how long before the drop a caught domain may have been
     *     registered; 0: not before it
     * @param ?int $dueOffset how long before its expiry an imported domain is due; 0: on its day
     * @param ?bool $chargeAuctionWon whether the fee is charged for a name won in an auction
     * @param ?bool $chargeTax whether the tax of a client's account is put on the prices
     * @param ?ShownPrice $shownPrices which amount of a price clients are shown
     * @param ?Delivery $clientMessages how messages to clients are delivered
     * @param ?Delivery $resellerAlerts how alerts to the reseller are delivered
     * @throws Exception\SettingsException policy-invalid, naming the setting
     */
    public function with(
        ?int $fundingLead = null,
        ?int $submissionLead = null,
        ?int $finalizationLead = null,
        ?int $lateGrace = null,
        ?int $processingGrace = null,
        ?int $auctionGrace = null,
        ?int $missingPolls = null,
        ?int $missingSpan = null,
        ?int $missingGrace = null,
        ?int $askSpacing = null,
        ?int $accountSpacing = null,
        ?int $auctionSpacing = null,
        ?int $auctionCloseLead = null,
        ?int $auctionCloseTail = null,
        ?int $reportGrace = null,
        ?int $reportHorizon = null,
        ?int $accountAge = null,
        ?int $clockTolerance = null,
        ?int $absentLists = null,
        ?int $absentHorizon = null,
        ?int $postponedMargin = null,
        ?int $movedAlert = null,
        ?int $claimDistance = null,
        ?array $noticeLeads = null,
        ?int $noticeReset = null,
        ?array $messageResends = null,
        ?int $alertInterval = null,
        ?int $invoicePatience = null,
        ?int $upstreamPatience = null,
        ?int $registrationMargin = null,
        ?int $dueOffset = null,
        ?bool $chargeAuctionWon = null,
        ?bool $chargeTax = null,
        ?ShownPrice $shownPrices = null,
        ?Delivery $clientMessages = null,
        ?Delivery $resellerAlerts = null,
    ): Policy {
        throw new \LogicException(__METHOD__);
    }
}
