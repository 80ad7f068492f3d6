<?php

declare(strict_types=1);

namespace Backorder;

/** Every lead, grace and choice of the rules. All times are seconds. */
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
    public readonly int $reportGrace;
    public readonly int $reportHorizon;
    public readonly int $clockTolerance;
    public readonly int $absentLists;
    public readonly int $absentHorizon;
    public readonly int $postponedMargin;
    public readonly int $movedAlert;
    public readonly int $claimDistance;
    /** @var list<int> */
    public readonly array $noticeLeads;
    public readonly int $noticeReset;
    public readonly int $alertInterval;
    public readonly int $invoicePatience;
    public readonly int $upstreamPatience;
    public readonly int $dueOffset;
    public readonly bool $chargeAuctionWon;
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
     * The same policy with other settings: `Policy::default()->with(fundingLead: 5 * 86400)`.
     *
     * @param ?int $fundingLead how long before the deadline the price is held
     * @param ?int $submissionLead how long before the drop the application is sent
     * @param ?int $finalizationLead how long before a known finalization date it is sent at the
     *     latest
     * @param ?int $lateGrace how long after the drop one may still send or wait for funds
     * @param ?int $processingGrace how long after the drop a final word is awaited in PROCESSING
     * @param ?int $auctionGrace how long after the drop a final word is awaited in AUCTION-PENDING
     * @param ?int $missingPolls how many polls in a row must miss the application
     * @param ?int $missingSpan over how much time at least those polls must stretch
     * @param ?int $missingGrace how long after the drop a missing application may end the backorder
     * @param ?int $askSpacing the least time between two questions of the same sort
     * @param ?int $accountSpacing how long after an account was read a backorder that waits for
     *                             money wants it read again
     * @param ?int $reportGrace how long a changing effect without a report is left alone
     * @param ?int $reportHorizon after how long an unreported effect no longer keeps a record open
     * @param ?int $clockTolerance how far the registrar's clock may be off ours
     * @param ?int $absentLists after how many droplists without the name it counts as renewed
     * @param ?int $absentHorizon an absence counts only while the deadline is further away
     * @param ?int $postponedMargin a hold is given back when its new window opens later than this
     * @param ?int $movedAlert a drop that moves later by more under an open application is alerted
     * @param ?int $claimDistance two claims of a name less than this apart are the same drop
     * @param ?list<int> $noticeLeads how long before the deadline a client is told, longest first
     * @param ?int $noticeReset a deadline that moves by more starts the notices afresh
     * @param ?int $alertInterval how often a won name without invoice or domain is alerted
     * @param ?int $invoicePatience how long an invoice may stay unpaid before it is cancelled
     * @param ?int $upstreamPatience how long billing, the registrar or the droplist may be silent
     *     before the reseller is alerted
     * @param ?int $dueOffset how long before its expiry an imported domain is due
     * @param ?bool $chargeAuctionWon whether the fee is charged for a name won in an auction
     * @param ?Delivery $clientMessages how messages to clients are delivered
     * @param ?Delivery $resellerAlerts how alerts to the reseller are delivered
     * @throws Exception\LifecycleException policy-invalid, naming the setting
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
        ?int $reportGrace = null,
        ?int $reportHorizon = null,
        ?int $clockTolerance = null,
        ?int $absentLists = null,
        ?int $absentHorizon = null,
        ?int $postponedMargin = null,
        ?int $movedAlert = null,
        ?int $claimDistance = null,
        ?array $noticeLeads = null,
        ?int $noticeReset = null,
        ?int $alertInterval = null,
        ?int $invoicePatience = null,
        ?int $upstreamPatience = null,
        ?int $dueOffset = null,
        ?bool $chargeAuctionWon = null,
        ?Delivery $clientMessages = null,
        ?Delivery $resellerAlerts = null,
    ): Policy {
        throw new \LogicException(__METHOD__);
    }
}
