//! The clock of the sandbox: whoever tries the municipality out puts it forward, to see in an afternoon what else takes months.
//! It never goes back, also over a restart: the log of what was done is in order. Outside of the sandbox it is the world's.

mod routes;
mod table;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::calendar::{italian, rome};
use crate::db::{Db, DbError, Tx};
use crate::state::App;
use crate::world::Clock;
pub use routes::routes;

/// Every answer says what time it is here (RFC 9110, 6.6.1), not what it is elsewhere: devices reckon terms by it.
pub async fn tell(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let now = app.config.sandbox.then(|| DateTimePrinter::new().timestamp_to_rfc9110_string(&app.clock.now()));
    if let Some(now) = now.and_then(Result::ok).and_then(|now| HeaderValue::try_from(now).ok()) {
        answer.headers_mut().insert(header::DATE, now);
    }
    answer
}

/// How far ahead of the time it may be, in years.
const YEARS_MAX: i64 = 2;

/// How far the municipality's clock is ahead of the time, and a word to whoever waits for it to be put forward.
pub struct Ahead {
    by: watch::Sender<SignedDuration>,
    time: Clock,
}

impl Ahead {
    /// As it was put forward last. Outside of the sandbox it goes with the time, whatever was done in one on these data.
    pub async fn of(db: &Db, time: Clock, sandbox: bool) -> Result<Self, DbError> {
        let by = if sandbox { db.read(table::ahead).await? } else { SignedDuration::ZERO };
        Ok(Self { by: watch::Sender::new(by), time })
    }

    /// The clock of the municipality.
    pub fn clock(&self) -> Clock {
        let (by, time) = (self.by.subscribe(), self.time.clone());
        Clock::of(move || later(time.now(), *by.borrow()))
    }

    /// Changes whenever the clock is put forward: what waits for a time looks again.
    pub fn moves(&self) -> watch::Receiver<SignedDuration> {
        self.by.subscribe()
    }

    /// Puts it forward to a local time in Rome, as `2027-04-20T10:00`.
    async fn put_forward(&self, db: &Db, to: String) -> Result<(), NotForward> {
        let time = self.time.now();
        let put = move |tx: &mut dyn Tx| {
            let ahead = wanted(&to, time, table::ahead(tx)?)?;
            table::put(tx, ahead)?;
            Ok::<_, NotForward>(ahead)
        };
        let ahead = db.write(put).await?;
        // Of two at once the further one holds, in whichever order they come here.
        self.by.send_if_modified(|by| {
            let is_further = ahead > *by;
            *by = ahead.max(*by);
            is_further
        });
        Ok(())
    }
}

/// Why the clock stays as it is.
#[derive(Debug, thiserror::Error)]
enum NotForward {
    #[error("La data non si legge: scrivila come 2027-04-20T10:00.")]
    NoTime,
    #[error(
        "L'orologio va solo avanti, perché i passaggi delle pratiche restano in ordine: ora segna {}. Scegli un momento successivo; per \
         tornare indietro riparti con dati nuovi (un'altra cartella o un altro database).",
        italian::long_moment(*.0)
    )]
    Back(Timestamp),
    #[error("L'orologio va avanti al massimo di due anni: scegli un momento fino al {}.", italian::long_moment(*.0))]
    TooFar(Timestamp),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// How far ahead the clock is once it is put to a local time, given the time and how far it is ahead already.
fn wanted(to: &str, time: Timestamp, ahead: SignedDuration) -> Result<SignedDuration, NotForward> {
    let local: jiff::civil::DateTime = to.parse().map_err(|_| NotForward::NoTime)?;
    let to = local.to_zoned(rome()).map_err(|_| NotForward::NoTime)?.timestamp();
    let (now, furthest) = (later(time, ahead), furthest(time));
    match to {
        _ if to <= now => Err(NotForward::Back(now)),
        _ if to > furthest => Err(NotForward::TooFar(furthest)),
        _ => Ok(to.duration_since(time)),
    }
}

/// The last moment that it can be put to.
fn furthest(time: Timestamp) -> Timestamp {
    let local = time.to_zoned(rome());
    let furthest = local.checked_add(jiff::Span::new().years(YEARS_MAX));
    furthest.map_or(time, |furthest| furthest.timestamp())
}

/// The far end of the calendar (year 9999) is never passed.
fn later(time: Timestamp, by: SignedDuration) -> Timestamp {
    time.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    fn time() -> Timestamp {
        "2026-11-24T09:00:00Z".parse().expect("a time")
    }

    #[test]
    fn it_is_put_to_what_the_clocks_of_rome_show_then() {
        let cases = [
            ("2026-11-25T10:00", DAY, "a day"),
            ("2027-04-20T10:00", SignedDuration::from_hours(147 * 24 - 1), "over the spring change"),
            ("2027-04-20T10:00:00", SignedDuration::from_hours(147 * 24 - 1), "with seconds"),
            ("2028-11-24T10:00", SignedDuration::from_hours(731 * 24), "two years"),
        ];
        for (to, expected, why) in cases {
            assert_eq!(wanted(to, time(), SignedDuration::ZERO).expect(why), expected, "{why}");
        }
    }

    #[test]
    fn it_goes_only_forward_and_not_for_ever() {
        let cases = [
            ("2026-11-24T10:00", "solo avanti"),
            ("2026-11-25T10:00", "solo avanti"),
            ("2028-11-24T10:01", "fino al 24 novembre 2028, ore 10:00"),
            ("", "non si legge"),
            ("domani", "non si legge"),
        ];
        for (to, why) in cases {
            let refused = wanted(to, time(), DAY).expect_err(to).to_string();
            assert!(refused.contains(why), "{to}: {refused}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_the_clock_never_goes_back(to in "\\PC{0,40}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", days in 0_i64..800) {
            let ahead = SignedDuration::from_hours(days * 24);
            if let Ok(wanted) = wanted(&to, time(), ahead) {
                prop_assert!(wanted > ahead && wanted <= SignedDuration::from_hours(732 * 24));
            }
        }
    }
}
