//! Where a step leads, or why it cannot be taken: in the words of whoever wants to take it.

use rapida_contract::Date;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{self, Hindrance, State, StepKind};

use super::Proceeding;
use crate::calendar::italian;

/// Where a step leads on a day. `last` is the last day for it: of the call in which the form was sent, for an amendment; to give up
/// what was granted, for a renunciation; of the observations on a ranking, for one.
pub(super) fn next(proceeding: &Proceeding, step: StepKind, last: Option<Date>, today: Date) -> Result<State, Problem> {
    let hindrance = match step {
        StepKind::Amend => proceeding::amendment(proceeding.state, last, today).err(),
        StepKind::Withdraw => proceeding::withdrawal(proceeding.state).err(),
        _ => None,
    };
    if let Some(hindrance) = hindrance {
        return Err(refused(hindered(step, hindrance, last)));
    }
    let state = proceeding.state.after(step).ok_or_else(|| refused(not_now(proceeding.state, step)))?;
    match in_time(proceeding, step, last, today) {
        Some(why) => Err(refused(why)),
        None => Ok(state),
    }
}

/// Why a step that the state allows comes too early or too late, if it does.
fn in_time(proceeding: &Proceeding, step: StepKind, last: Option<Date>, today: Date) -> Option<String> {
    match step {
        StepKind::AcceptPlace => {
            proceeding.offer.as_ref().filter(|offer| offer.until < today).map(|offer| {
                format!("Il termine per accettare è scaduto: ultimo giorno {}.", italian::long(offer.until))
            })
        }
        // Whoever was given a term has it.
        StepKind::Refuse | StepKind::Close => {
            proceeding.request.as_ref().filter(|request| today <= request.until).map(|request| {
                format!(
                    "La persona ha tempo per rispondere fino a {}: decidi dopo.",
                    italian::with_weekday(request.until)
                )
            })
        }
        StepKind::Renounce if proceeding.state == State::Accepted => match last {
            None => Some("Per questo servizio non si può rinunciare da qui: rivolgiti all'ufficio.".into()),
            Some(last) => (last < today).then(|| {
                format!(
                    "Il termine per rinunciare è scaduto: ultimo giorno {}. Rivolgiti all'ufficio.",
                    italian::long(last)
                )
            }),
        },
        StepKind::Observe => match last {
            // No ranking was published, or the final one.
            None => Some(not_now(proceeding.state, step)),
            Some(last) => (last < today)
                .then(|| format!("Il termine per le osservazioni è scaduto: ultimo giorno {}.", italian::long(last))),
        },
        _ => None,
    }
}

fn refused(why: String) -> Problem {
    Problem::new(Code::WrongState, why)
}

fn hindered(step: StepKind, hindrance: Hindrance, closes: Option<Date>) -> String {
    let amends = step == StepKind::Amend;
    match hindrance {
        Hindrance::Over if amends => "La pratica è conclusa: non si può più modificare.".into(),
        Hindrance::Over => "La pratica è conclusa: non si può più ritirare.".into(),
        Hindrance::InCharge => "L'ufficio ci sta già lavorando: se manca qualcosa te lo chiede.".into(),
        Hindrance::CallClosed => {
            let last = closes.map(|day| format!(" Ultimo giorno {}.", italian::long(day))).unwrap_or_default();
            format!("Il termine è scaduto: la domanda non si può più modificare.{last}")
        }
        Hindrance::Offered => "Ti è stato proposto un posto: accettalo o rinuncia.".into(),
    }
}

fn not_now(state: State, step: StepKind) -> String {
    let why = match step {
        StepKind::Integrate if state.is_over() => "La pratica è conclusa: non serve più integrarla.",
        StepKind::Integrate => "L'ufficio non ti sta chiedendo nulla: non serve integrare.",
        StepKind::Observe => "Non ci sono osservazioni aperte su questa pratica.",
        StepKind::AcceptPlace => "Non c'è un posto da accettare: non è stato proposto, o la proposta non vale più.",
        StepKind::Renounce => "Nello stato attuale della pratica non c'è nulla a cui rinunciare.",
        _ => "Nel suo stato attuale la pratica non lo permette.",
    };
    why.into()
}
