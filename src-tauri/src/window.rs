//! What others may see of the window: its title, what a task switcher shows, whether it is in sight.

use std::sync::Arc;

use rapida_core::people::People;
use tauri::{AppHandle, Manager, WebviewWindow, Window, WindowEvent};

const NAME: &str = "Rapida";

/// Gives the window the title that it may have now, and keeps the content of whoever has a lock out of task switchers and
/// pictures of the screen.
pub fn dress(app: &AppHandle, people: &Arc<People>) {
    let title = app.config().app.windows.first().map_or(NAME, |window| window.title.as_str());
    let title = if people.is_locked() { NAME } else { title };
    let protected = people.is_locked() || people.has_lock();
    for window in app.webview_windows().values() {
        if let Err(error) = keep_out_of_pictures(window, protected).and_then(|()| name(window, title)) {
            // Some systems have neither: what is locked is not drawn at all.
            tracing::debug!(%error, "the window stays as it is");
        }
    }
}

#[cfg(desktop)]
fn name(window: &WebviewWindow, title: &str) -> tauri::Result<()> {
    window.set_title(title)
}

/// A phone's windows have none.
#[cfg(mobile)]
fn name(_: &WebviewWindow, _: &str) -> tauri::Result<()> {
    Ok(())
}

/// Windows and macOS; elsewhere it does nothing.
#[cfg(desktop)]
fn keep_out_of_pictures(window: &WebviewWindow, protected: bool) -> tauri::Result<()> {
    window.set_content_protected(protected)
}

/// iOS has no such thing: the page hides itself as it goes out of sight.
#[cfg(target_os = "ios")]
fn keep_out_of_pictures(_: &WebviewWindow, _: bool) -> tauri::Result<()> {
    Ok(())
}

/// Android leaves a window with `WindowManager.LayoutParams.FLAG_SECURE` out of both.
#[cfg(target_os = "android")]
fn keep_out_of_pictures(window: &WebviewWindow, protected: bool) -> tauri::Result<()> {
    const FLAG_SECURE: i32 = 0x2000;
    let flags = if protected { FLAG_SECURE } else { 0 };
    window.with_webview(move |webview| {
        webview.jni_handle().exec(move |env, activity, _| {
            let window = env.call_method(activity, "getWindow", "()Landroid/view/Window;", &[]).and_then(|it| it.l());
            let set = window
                .and_then(|window| env.call_method(window, "setFlags", "(II)V", &[flags.into(), FLAG_SECURE.into()]));
            if let Err(error) = set {
                tracing::warn!(%error, "the window can be seen in the task switcher");
            }
        });
    })
}

/// A phone tells here that the app went to the background; elsewhere the page does.
pub fn is_seen(window: &Window, event: &WindowEvent) {
    if let WindowEvent::Focused(focused) = event
        && cfg!(mobile)
    {
        window.state::<Arc<People>>().presence(*focused);
    }
}
