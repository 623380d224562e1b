//! What a Linux desktop says of a person who leaves: sleep, a locked session, a dark screen, a closed lid.
//!
//! A bus or a service that is not there is no error: there is still the clock, and the key.

use std::{
    sync::mpsc::{Sender, sync_channel},
    thread,
};

use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, Proxy, fdo::DBusProxy},
    message::Type,
    zvariant::{OwnedFd, OwnedObjectPath, OwnedValue},
};

use super::watch::News;

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const UPOWER: &str = "org.freedesktop.UPower";
/// Each desktop has its own, and all speak alike.
const SCREEN_SAVERS: &[&str] = &[
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

/// Listens on both buses for as long as the app runs.
pub fn listen(news: &Sender<News>) {
    for (name, bus) in [
        ("desktop", desktop as fn(&Sender<News>) -> zbus::Result<()>),
        ("system", system),
    ] {
        let news = news.clone();
        let named = thread::Builder::new().name(format!("signals: {name}"));
        let _ = named.spawn(move || bus(&news));
    }
}

/// The session bus: screen savers.
fn desktop(news: &Sender<News>) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let rules = SCREEN_SAVERS
        .iter()
        .map(|interface| {
            signal()?
                .interface(*interface)?
                .member("ActiveChanged")
                .map(|rule| rule.build())
        })
        .collect::<zbus::Result<Vec<_>>>()?;
    for message in hear(&bus, rules)? {
        if message?.body().deserialize::<bool>().unwrap_or(false) {
            away(news);
        }
    }
    Ok(())
}

/// The system bus: logind and the lid. Only what these services themselves say counts, for every user may speak here.
fn system(news: &Sender<News>) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let logind = Proxy::new(&bus, LOGIND, "/org/freedesktop/login1", MANAGER)?;
    let session = logind.call::<_, _, OwnedObjectPath>("GetSession", &"auto").ok();
    let mut locked = signal()?
        .sender(LOGIND)?
        .interface("org.freedesktop.login1.Session")?
        .member("Lock")?;
    if let Some(session) = &session {
        locked = locked.path(session.as_ref())?;
    }
    let rules = vec![
        signal()?
            .sender(LOGIND)?
            .interface(MANAGER)?
            .member("PrepareForSleep")?
            .build(),
        locked.build(),
        signal()?
            .sender(UPOWER)?
            .interface("org.freedesktop.DBus.Properties")?
            .member("PropertiesChanged")?
            .build(),
    ];
    let heard = hear(&bus, rules)?;
    let mut delay = inhibit(&logind);
    for message in heard {
        let message = message?;
        match Said::of(&message) {
            Some(Said::Sleeps) => {
                // The computer waits with its sleep for as long as this is held. A process that is about to be
                // replaced takes it along, with its memory.
                if away(news) {
                    std::mem::forget(delay.take());
                }
                delay = None;
            }
            Some(Said::Woke) => delay = delay.or_else(|| inhibit(&logind)),
            Some(Said::Left) => {
                away(news);
            }
            None => {}
        }
    }
    Ok(())
}

/// Asks logind to wait with a sleep until we have locked.
fn inhibit(logind: &Proxy<'_>) -> Option<OwnedFd> {
    let why = ("sleep", "SCIP Companion", "It locks your vault first", "delay");
    logind.call("Inhibit", &why).ok()
}

/// What a message of the system bus means here.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Sleeps,
    Woke,
    Left,
}

impl Said {
    fn of(message: &Message) -> Option<Self> {
        let header = message.header();
        match header.member()?.as_str() {
            "PrepareForSleep" => match message.body().deserialize::<bool>().ok()? {
                true => Some(Self::Sleeps),
                false => Some(Self::Woke),
            },
            "Lock" => Some(Self::Left),
            "PropertiesChanged" => {
                type Changed = (String, std::collections::HashMap<String, OwnedValue>, Vec<String>);
                let (_, changed, _): Changed = message.body().deserialize().ok()?;
                let closed = bool::try_from(changed.get("LidIsClosed")?.try_clone().ok()?).ok()?;
                closed.then_some(Self::Left)
            }
            _ => None,
        }
    }
}

/// Has the vault locked, and waits for it. Whether this process ends with it.
fn away(news: &Sender<News>) -> bool {
    let (locked, answer) = sync_channel(1);
    news.send(News::Away(locked)).is_ok() && answer.recv().unwrap_or(false)
}

fn signal() -> zbus::Result<zbus::match_rule::Builder<'static>> {
    Ok(MatchRule::builder().msg_type(Type::Signal))
}

/// Every message that one of the rules lets through.
fn hear(bus: &Connection, rules: Vec<MatchRule<'_>>) -> zbus::Result<MessageIterator> {
    // Before the rules are made known, so that no message falls between.
    let heard = MessageIterator::from(bus);
    let daemon = DBusProxy::new(bus)?;
    for rule in rules {
        daemon.add_match_rule(rule)?;
    }
    Ok(heard)
}
