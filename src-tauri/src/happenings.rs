//! Passes what happens in the core on to the screens.

use std::sync::Arc;

use rapida_contract::ipc::{ANSWERED, Answered, AnsweredForm, CHANGED, LOCKED, REMINDED, Reminder};
use rapida_contract::progress::StepKind;
use rapida_core::device::Happening;
use rapida_core::people::People;
use tauri::{AppHandle, Emitter, Manager};
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::window;

/// Runs until the core is gone.
pub fn pass_on(app: AppHandle, mut happenings: Receiver<Happening>) {
    tauri::async_runtime::spawn(async move {
        loop {
            match happenings.recv().await {
                Ok(happening) => tell(&app, happening),
                // Too many at once: the screens read again on whatever comes next.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
        }
    });
}

fn tell(app: &AppHandle, happening: Happening) {
    let told = match happening {
        Happening::Changed(topic) => app.emit(CHANGED, topic),
        Happening::Locked => {
            window::dress(app, &app.state::<Arc<People>>());
            app.emit(LOCKED, ())
        }
        Happening::Several => app.emit(ANSWERED, None::<Answered>),
        // Whoever stands near a locked screen reads only that there is something.
        Happening::Answered(_) | Happening::AnsweredForm(_) if app.state::<Arc<People>>().is_locked() => {
            app.emit(ANSWERED, None::<Answered>)
        }
        Happening::Reminded(_) if app.state::<Arc<People>>().is_locked() => app.emit(REMINDED, None::<Reminder>),
        Happening::Reminded(reminder) => app.emit(REMINDED, *reminder),
        Happening::Answered(answer) => {
            let answered = Answered {
                report: answer.report.id,
                title: answer.report.title,
                office: answer.report.office.name,
                step: answer.step,
                form: None,
            };
            app.emit(ANSWERED, answered)
        }
        Happening::AnsweredForm(answer) => {
            let proceeding = answer.proceeding;
            let answered = Answered {
                report: proceeding.id,
                title: proceeding.title.it.clone(),
                office: proceeding.office.name,
                step: StepKind::Unknown,
                form: Some(AnsweredForm { title: proceeding.title, step: answer.step }),
            };
            app.emit(ANSWERED, answered)
        }
    };
    if let Err(error) = told {
        tracing::warn!(%error, "the window does not hear");
    }
}
