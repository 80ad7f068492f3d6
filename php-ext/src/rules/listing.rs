//! `Backorder\Listing`.

use backorder_core::droplist::Edition;
use backorder_core::{DateSource, Dates, ListId};
use ext_php_rs::prelude::*;

use crate::FINAL;
use crate::boundary::arguments::{At, Id};
use crate::boundary::convert::int;
use crate::boundary::errors::Refused;
use crate::rules::policy::Policy;
use crate::values::enums::Phase;

#[php_class]
#[php(name = "Backorder\\Listing")]
#[php(flags = FINAL)]
#[derive(Debug, Clone, Copy)]
pub struct Listing(pub backorder_core::Listing);

#[php_impl]
impl Listing {
    #[php(getter)]
    pub fn drop_at(&self) -> i64 {
        self.0.dates.drop_at.timestamp()
    }

    #[php(getter)]
    pub fn finalization_at(&self) -> Option<i64> {
        self.0.dates.finalization_at.map(|at| at.timestamp())
    }

    #[php(getter)]
    pub fn list(&self) -> Option<i64> {
        match self.0.source {
            DateSource::Droplist(list) => Some(int(list.0)),
            DateSource::Admin { .. } => None,
        }
    }

    #[php(getter)]
    pub fn is_pinned(&self) -> bool {
        matches!(self.0.source, DateSource::Admin { pinned: true })
    }

    #[php(getter)]
    pub fn deadline(&self) -> i64 {
        self.0.dates.deadline().timestamp()
    }

    pub fn phase(&self, now: At<'_>, policy: &Policy) -> Result<Phase, Refused> {
        Ok(self.0.dates.phase(now.at("now")?, &policy.0).into())
    }

    pub fn window_opens(&self, policy: &Policy) -> i64 {
        self.0.dates.window_opens(&policy.0).timestamp()
    }

    pub fn submission_at(&self, policy: &Policy) -> i64 {
        self.0.dates.submission_at(&policy.0).timestamp()
    }

    pub fn grace_ends(&self, policy: &Policy) -> i64 {
        self.0.dates.grace_ends(&policy.0).timestamp()
    }

    pub fn sending_ends(&self, policy: &Policy) -> i64 {
        self.0.dates.sending_ends(&policy.0).timestamp()
    }

    pub fn of_droplist(
        dropAt: At<'_>,
        list: Id<'_>,
        finalizationAt: Option<At<'_>>,
    ) -> Result<Listing, Refused> {
        let source = DateSource::Droplist(ListId(list.id("list")?));
        Listing::of(dropAt, finalizationAt, source)
    }

    #[php(optional = finalizationAt)]
    #[php(defaults(isPinned = true))]
    pub fn of_admin(
        dropAt: At<'_>,
        finalizationAt: Option<At<'_>>,
        isPinned: bool,
    ) -> Result<Listing, Refused> {
        Listing::of(dropAt, finalizationAt, DateSource::Admin { pinned: isPinned })
    }
}

impl Listing {
    fn of(
        drop_at: At<'_>,
        finalization_at: Option<At<'_>>,
        source: DateSource,
    ) -> Result<Listing, Refused> {
        let drop_at = drop_at.at("dropAt")?;
        let finalization_at = finalization_at.map(|at| at.at("finalizationAt")).transpose()?;
        Ok(Listing(backorder_core::Listing { dates: Dates { drop_at, finalization_at }, source }))
    }
}

/// The engine counts each list once, whenever it was imported.
pub fn list_id(edition: Edition) -> ListId {
    ListId(edition.number())
}
