//! No policy that is accepted makes a cycle ask one thing twice, or a daemon spin.

use std::collections::BTreeSet;

use backorder_core::{Action, Delivery, Effect, Policy, Topic};
use backorder_tests::scenario::world::{Step, World};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::config;
use super::history::{History, moves};

/// Some times, the shortest among them, and half a second, which no cycle can tell from none.
fn time() -> impl Strategy<Value = TimeDelta> {
    let seconds = select(vec![0, 0, 1, 2, 240, 300, 3_600, 7_200, 86_400, 604_800, 2_592_000]);
    let exact = seconds.prop_map(TimeDelta::seconds);
    prop_oneof![40 => exact, 1 => Just(TimeDelta::milliseconds(500))]
}

/// Any policy, whether it is accepted or not; most settings as they come.
fn policy() -> impl Strategy<Value = Policy> {
    let times = vec(prop::option::weighted(0.3, time()), 22);
    let leads = vec(time(), 0..4);
    (times, leads, 1..4_u32, 1..3_u8, any::<[bool; 3]>()).prop_map(
        |(times, mut leads, polls, lists, [charge, client, reseller])| {
            let delivery = |is_once| {
                if is_once { Delivery::AtMostOnce } else { Delivery::AtLeastOnce }
            };
            leads.sort_unstable_by(|one, other| other.cmp(one));
            leads.dedup();
            let mut policy = Policy {
                notice_leads: leads,
                missing_polls: polls,
                absent_lists: lists,
                charge_auction_won: charge,
                client_messages: delivery(client),
                reseller_alerts: delivery(reseller),
                ..Policy::default()
            };
            for (setting, time) in settings(&mut policy).into_iter().zip(times) {
                *setting = time.unwrap_or(*setting);
            }
            policy
        },
    )
}

fn settings(policy: &mut Policy) -> [&mut TimeDelta; 22] {
    [
        &mut policy.funding_lead,
        &mut policy.submission_lead,
        &mut policy.finalization_lead,
        &mut policy.late_grace,
        &mut policy.processing_grace,
        &mut policy.auction_grace,
        &mut policy.missing_span,
        &mut policy.missing_grace,
        &mut policy.ask_spacing,
        &mut policy.account_spacing,
        &mut policy.report_grace,
        &mut policy.report_horizon,
        &mut policy.clock_tolerance,
        &mut policy.absent_horizon,
        &mut policy.postponed_margin,
        &mut policy.moved_alert,
        &mut policy.claim_distance,
        &mut policy.notice_reset,
        &mut policy.alert_interval,
        &mut policy.upstream_patience,
        &mut policy.invoice_patience,
        &mut policy.due_offset,
    ]
}

/// What the last cycle asked or said more than once, if anything. What is sent again, because
/// nobody reported it, is not said anew.
fn twice(world: &World) -> Option<String> {
    let mut seen = BTreeSet::new();
    let is_again = |effect: &Effect| {
        let record = world.book.get(effect.id.backorder);
        record.and_then(|record| record.entry(&effect.id)).is_some_and(|entry| entry.sends > 1)
    };
    let mut said = world.last.effects().map(|effect| {
        let topic = match &effect.action {
            _ if is_again(effect) => return effect.id.to_string(),
            // Each message that stays undelivered makes an alert of its own.
            Action::AlertReseller { alert } if alert.topic == Topic::Undelivered => {
                return effect.id.to_string();
            }
            Action::AlertReseller { alert } => alert.topic.name(),
            Action::NotifyClient { message } => message.topic(),
            _ => "",
        };
        format!("{}.{} {} {topic}", effect.id.backorder, effect.id.life, effect.id.kind)
    });
    said.find(|said| !seen.insert(said.clone()))
}

/// A daemon that sleeps until the wake-up: each time it is later than before.
fn sleep_and_wake(world: &mut World, rounds: usize) -> Result<(), TestCaseError> {
    for _ in 0..rounds {
        let Some(due) = world.engine.next_wakeup(&world.book, world.now) else { break };
        prop_assert!(due > world.now, "a cycle has just run, and {due} is not after it");
        world.now = due;
        world.act(&Step::Cycle).map_err(TestCaseError::fail)?;
        prop_assert_eq!(twice(world), None);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_accepted_policy_asks_twice_or_spins(policy in policy(), moves in moves()) {
        let mut history = History::new();
        history.world.leave_unaudited();
        if history.world.set_policy(policy).is_err() {
            return Ok(());
        }
        for next in &moves {
            let Some(step) = history.step(next) else { continue };
            history.act(&step)?;
            if matches!(step, Step::Cycle) {
                prop_assert_eq!(twice(&history.world), None);
                sleep_and_wake(&mut history.world.clone(), 12)?;
            }
        }
    }
}
