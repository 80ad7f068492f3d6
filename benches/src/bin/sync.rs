//! Planning a million domains: how long it takes, and how much memory it needs besides what the
//! caller has already, with few changes and with many.
//!
//! `cargo run --release -p backorder-benches --bin sync`. Every case checks its answer.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use backorder_core::sync::{
    Answer, BilledDomain, BillingStatus, Finding, Settings, SyncPlan, plan_all,
};
use backorder_core::{DomainName, Provider, RegistrarDate, TldSet};
use backorder_tests::say;
use chrono::{DateTime, TimeDelta, Utc};

/// The system's allocator, which remembers the most that was in use.
struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is the system's; the counters are beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = IN_USE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(now, Ordering::Relaxed);
        // SAFETY: the caller's promise is the system's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const DOMAINS: u64 = 1_000_000;
const RUNS: u32 = 5;

fn main() {
    let now: DateTime<Utc> = "2026-11-27T12:00:00Z".parse().expect("a time");
    say!("{DOMAINS} domains, answers in another order");
    say!("{:>12} {:>14} {:>22}", "changes", "planned in", "memory a domain");
    for changes in [0, 1_000, 100_000, DOMAINS] {
        let (billed, answers) = domains(changes, now);
        let mut best = Duration::MAX;
        let mut bytes = 0;
        for _ in 0..RUNS {
            let before = IN_USE.load(Ordering::Relaxed);
            MOST.store(before, Ordering::Relaxed);
            let start = Instant::now();
            let plan = plan_all(&Settings::default(), Provider::Cnr, &billed, &answers, true, now);
            best = best.min(start.elapsed());
            bytes = MOST.load(Ordering::Relaxed) - before;
            check(&plan, changes);
        }
        let each = bytes as f64 / DOMAINS as f64;
        say!("{changes:>12} {best:>14.1?} {each:>16.1} bytes");
    }
}

fn check(plan: &SyncPlan, changes: u64) {
    assert_eq!(plan.looked_at as u64, DOMAINS);
    assert_eq!(plan.plans.iter().map(|plan| plan.changes.len() as u64).sum::<u64>(), changes);
    assert!(plan.refused.is_empty());
}

/// So many domains whose expiry date differs, and is too far for the due date to follow.
fn domains(changes: u64, now: DateTime<Utc>) -> (Vec<BilledDomain>, Vec<(DomainName, Answer)>) {
    let name = |n: u64| {
        let text = format!("domain-{n}.com");
        DomainName::parse(&text, &TldSet::first_dot()).expect("a name")
    };
    let expiry = |n: u64| now + TimeDelta::days(30 + (n % 300) as i64);
    let billed = |n: u64| {
        let is_right = n >= changes;
        let day = expiry(n).date_naive() - TimeDelta::days(if is_right { 0 } else { 1 });
        BilledDomain {
            id: n + 1,
            name: name(n),
            status: BillingStatus::Active,
            expiry_date: Some(day),
            next_due_date: Some(expiry(n).date_naive() - TimeDelta::days(14)),
            auto_renew: true,
            id_protection: false,
            own_offset: None,
            period: 1,
        }
    };
    let answer = |n: u64| Answer {
        expiry: Some(RegistrarDate::Instant(expiry(n))),
        ..Answer::of(Provider::Cnr, Finding::Active)
    };
    // A step without a common factor visits each once.
    let elsewhere = |n: u64| n * 7_919 % DOMAINS;
    let answers = (0..DOMAINS).map(|n| (name(elsewhere(n)), answer(elsewhere(n))));
    ((0..DOMAINS).map(billed).collect(), answers.collect())
}
