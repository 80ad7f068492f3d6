//! Every setting of the policy under its number, read and written as whole numbers.

use std::mem::MaybeUninit;

use backorder_core::{Delivery, Error, ErrorKind, Policy, ShownPrice};
use chrono::TimeDelta;

use crate::boundary::answer::write_out;
use crate::boundary::convert::{constant, element};
use crate::boundary::failure::Checked;
use crate::boundary::fence::{backorder_result, fence, fence_or};
use crate::boundary::fill::given;
use crate::boundary::numbers::{self, Setting};
use crate::boundary::text::array;
use crate::rules::policy::backorder_policy;

/// Where a setting is kept.
enum Slot<'p> {
    Time(&'p mut TimeDelta),
    Times(&'p mut Vec<TimeDelta>),
    Count(&'p mut u32),
    Small(&'p mut u8),
    Flag(&'p mut bool),
    Delivery(&'p mut Delivery),
    Shown(&'p mut ShownPrice),
}

/// Where each setting is kept. Without dots: one that is added to the policy is missing here until
/// it has a number.
macro_rules! slots {
    ($policy:ident $($setting:ident $slot:ident $field:ident,)+) => {
        fn slot($policy: &mut Policy, setting: Setting) -> Slot<'_> {
            let Policy { $($field,)+ } = $policy;
            match setting {
                $(Setting::$setting => Slot::$slot($field),)+
            }
        }
    };
}

slots! {
    policy
    FundingLead Time funding_lead,
    SubmissionLead Time submission_lead,
    FinalizationLead Time finalization_lead,
    LateGrace Time late_grace,
    ProcessingGrace Time processing_grace,
    AuctionGrace Time auction_grace,
    MissingPolls Count missing_polls,
    MissingSpan Time missing_span,
    MissingGrace Time missing_grace,
    AskSpacing Time ask_spacing,
    AccountSpacing Time account_spacing,
    AuctionSpacing Time auction_spacing,
    AuctionCloseLead Time auction_close_lead,
    AuctionCloseTail Time auction_close_tail,
    ReportGrace Time report_grace,
    ReportHorizon Time report_horizon,
    AccountAge Time account_age,
    ClockTolerance Time clock_tolerance,
    AbsentLists Small absent_lists,
    AbsentHorizon Time absent_horizon,
    PostponedMargin Time postponed_margin,
    MovedAlert Time moved_alert,
    ClaimDistance Time claim_distance,
    NoticeLeads Times notice_leads,
    NoticeReset Time notice_reset,
    AlertInterval Time alert_interval,
    UpstreamPatience Time upstream_patience,
    InvoicePatience Time invoice_patience,
    RegistrationMargin Time registration_margin,
    DueOffset Time due_offset,
    ChargeAuctionWon Flag charge_auction_won,
    MessageResends Times message_resends,
    ClientMessages Delivery client_messages,
    ResellerAlerts Delivery reseller_alerts,
    ChargeTax Flag charge_tax,
    ShownPrices Shown shown_prices,
}

fn refused(setting: Setting, why: &str) -> Error {
    let name = setting.name();
    Error::new(ErrorKind::PolicyInvalid, name, format!("{name}: {why}"))
}

fn time(setting: Setting, seconds: i64) -> Result<TimeDelta, Error> {
    TimeDelta::try_seconds(seconds)
        .ok_or_else(|| refused(setting, &format!("{seconds} s is no time")))
}

fn one(setting: Setting, values: &[i64]) -> Result<i64, Error> {
    match values {
        [value] => Ok(*value),
        _ => Err(refused(setting, &format!("takes one value, not {}", values.len()))),
    }
}

fn write(policy: &mut Policy, setting: Setting, values: &[i64]) -> Result<(), Error> {
    let unfit = |value: i64| refused(setting, &format!("{value} is out of range"));
    match slot(policy, setting) {
        Slot::Time(place) => *place = time(setting, one(setting, values)?)?,
        Slot::Times(place) => {
            *place = values.iter().map(|value| time(setting, *value)).collect::<Result<_, _>>()?;
        }
        Slot::Count(place) => {
            let value = one(setting, values)?;
            *place = value.try_into().map_err(|_| unfit(value))?;
        }
        Slot::Small(place) => {
            let value = one(setting, values)?;
            *place = value.try_into().map_err(|_| unfit(value))?;
        }
        Slot::Flag(place) => {
            let value = one(setting, values)?;
            *place = match value {
                0 => false,
                1 => true,
                _ => return Err(unfit(value)),
            };
        }
        Slot::Delivery(place) => {
            let value = one(setting, values)?;
            let number = u32::try_from(value).ok().and_then(numbers::Delivery::from_code);
            *place = match number.ok_or_else(|| unfit(value))? {
                numbers::Delivery::AtLeastOnce => Delivery::AtLeastOnce,
                numbers::Delivery::AtMostOnce => Delivery::AtMostOnce,
            };
        }
        Slot::Shown(place) => {
            let value = one(setting, values)?;
            let shown = u8::try_from(value).ok().and_then(ShownPrice::from_code);
            *place = shown.ok_or_else(|| unfit(value))?;
        }
    }
    Ok(())
}

fn values(policy: &Policy, setting: Setting) -> Vec<i64> {
    match slot(&mut policy.clone(), setting) {
        Slot::Time(place) => vec![place.num_seconds()],
        Slot::Times(place) => place.iter().map(TimeDelta::num_seconds).collect(),
        Slot::Count(place) => vec![(*place).into()],
        Slot::Small(place) => vec![(*place).into()],
        Slot::Flag(place) => vec![(*place).into()],
        Slot::Delivery(place) => {
            let number = match place {
                Delivery::AtLeastOnce => numbers::Delivery::AtLeastOnce,
                Delivery::AtMostOnce => numbers::Delivery::AtMostOnce,
            };
            vec![number.code().into()]
        }
        Slot::Shown(place) => vec![place.code().into()],
    }
}

fn setting(number: u32) -> Checked<Setting> {
    constant(number, "setting", Setting::from_code)
}

/// Sets a setting of one value, one of `BACKORDER_SETTING_`. Settings that contradict each other
/// are refused by `backorder_policy_validate` and `backorder_engine_new`, not here: set them in any
/// order.
///
/// Errors: `POLICY_INVALID` for a value that the setting cannot have.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_set(
    policy: Option<&mut backorder_policy>,
    number: u32,
    value: i64,
) -> backorder_result {
    fence(|| Ok(write(&mut given(policy, "policy")?.0, setting(number)?, &[value])?))
}

/// Sets a setting to `count` values: NOTICE_LEADS and MESSAGE_RESENDS take any number of them.
///
/// Errors: `POLICY_INVALID` for a value that the setting cannot have, or another count than one for
/// any other setting.
///
/// The caller makes sure that `values` points to `count` numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn backorder_policy_set_list(
    policy: Option<&mut backorder_policy>,
    number: u32,
    values: *const i64,
    count: usize,
) -> backorder_result {
    fence(|| {
        let policy = &mut given(policy, "policy")?.0;
        // SAFETY: the caller promises as much, see above.
        let values = unsafe { array(values, count, "values") }?;
        let mut changed = policy.clone();
        write(&mut changed, setting(number)?, values)?;
        *policy = changed;
        Ok(())
    })
}

/// How many values a setting has; 0 for NULL and for a number that is no setting.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_count(policy: Option<&backorder_policy>, number: u32) -> usize {
    fence_or(0, || {
        let setting = Setting::from_code(number);
        policy.zip(setting).map_or(0, |(policy, setting)| values(&policy.0, setting).len())
    })
}

/// The value of a setting at `index`, from 0.
///
/// Errors: `INDEX_INVALID`.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_at(
    policy: Option<&backorder_policy>,
    number: u32,
    index: usize,
    out: Option<&mut MaybeUninit<i64>>,
) -> backorder_result {
    write_out(out, || {
        let values = values(&given(policy, "policy")?.0, setting(number)?);
        element(&values, index, "index").copied()
    })
}

/// Refuses a policy whose settings are out of range or contradict each other, as
/// `backorder_engine_new` does.
///
/// Errors: `POLICY_INVALID`, naming the setting.
#[unsafe(no_mangle)]
pub extern "C" fn backorder_policy_validate(policy: Option<&backorder_policy>) -> backorder_result {
    fence(|| Ok(given(policy, "policy")?.0.validate()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_another_place() {
        let policy = Policy::default();
        for each in Setting::ALL {
            let old = values(&policy, each);
            let mut changed = policy.clone();
            let new: Vec<i64> = match slot(&mut policy.clone(), each) {
                Slot::Times(_) => vec![7200, 60],
                Slot::Flag(_) => vec![1 - old[0]],
                Slot::Delivery(_) => vec![3 - old[0]],
                Slot::Shown(_) => vec![old[0] % 3 + 1],
                _ => vec![old[0] + 1],
            };
            write(&mut changed, each, &new).unwrap();
            assert_eq!(values(&changed, each), new, "{each}");
            for other in Setting::ALL.into_iter().filter(|other| *other != each) {
                assert_eq!(values(&changed, other), values(&policy, other), "{each} {other}");
            }
            assert_ne!(changed.fingerprint(), policy.fingerprint(), "{each}");
        }
    }

    #[test]
    fn values_that_a_setting_cannot_have_change_nothing() {
        let mut policy = Policy::default();
        for (setting, values) in [
            (Setting::FundingLead, &[i64::MAX][..]),
            (Setting::FundingLead, &[1, 2]),
            (Setting::FundingLead, &[]),
            (Setting::MissingPolls, &[-1]),
            (Setting::AbsentLists, &[256]),
            (Setting::ChargeAuctionWon, &[2]),
            (Setting::ClientMessages, &[0]),
            (Setting::NoticeLeads, &[7200, i64::MIN]),
        ] {
            let error = write(&mut policy, setting, values).unwrap_err();
            assert_eq!((error.kind(), error.subject()), (ErrorKind::PolicyInvalid, setting.name()));
        }
        assert_eq!(policy, Policy::default());
    }
}
