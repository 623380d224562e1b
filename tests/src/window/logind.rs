//! A system bus with a logind and a lid of its own: a test closes it, and no computer goes to sleep.

use std::io::{ErrorKind, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::{Arc, Mutex};

use zbus::blocking::{Connection, connection};
use zbus::zvariant;

use super::bus::Bus;

const MANAGER: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_31";

/// Speaks as logind and UPower do.
pub struct Logind {
    connection: Connection,
    delays: Arc<Mutex<Vec<UnixStream>>>,
    bus: Bus,
}

/// The part of logind that an app calls.
struct Manager {
    delays: Arc<Mutex<Vec<UnixStream>>>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> zbus::fdo::Result<zvariant::OwnedFd> {
        assert_eq!((what, mode), ("sleep", "delay"));
        let (ours, theirs) = UnixStream::pair().map_err(|why| zbus::fdo::Error::Failed(why.to_string()))?;
        ours.set_nonblocking(true).unwrap();
        self.delays.lock().unwrap().push(ours);
        Ok(OwnedFd::from(theirs).into())
    }

    fn get_session(&self, _id: &str) -> zvariant::OwnedObjectPath {
        zvariant::ObjectPath::try_from(SESSION).unwrap().into()
    }
}

impl Logind {
    /// Starts one in a folder of the test.
    pub fn start(folder: &Path) -> Self {
        std::fs::create_dir_all(folder.join("run")).unwrap();
        let bus = Bus::start(folder, "system");
        let delays = Arc::<Mutex<Vec<UnixStream>>>::default();
        let manager = Manager {
            delays: Arc::clone(&delays),
        };
        let connection = connection::Builder::address(bus.address())
            .unwrap()
            .name("org.freedesktop.login1")
            .unwrap()
            .name("org.freedesktop.UPower")
            .unwrap()
            .serve_at(MANAGER, manager)
            .unwrap()
            .build()
            .unwrap();
        Self {
            connection,
            delays,
            bus,
        }
    }

    /// The value for `DBUS_SYSTEM_BUS_ADDRESS`.
    pub fn address(&self) -> &str {
        self.bus.address()
    }

    /// Whether somebody has asked a sleep to wait, and has not let go yet.
    pub fn is_delayed(&self) -> bool {
        let mut delays = self.delays.lock().unwrap();
        delays.retain_mut(|end| matches!(end.read(&mut [0]), Err(why) if why.kind() == ErrorKind::WouldBlock));
        !delays.is_empty()
    }

    /// The computer is about to sleep, or has woken.
    pub fn sleeps(&self, sleeps: bool) {
        self.say(MANAGER, "org.freedesktop.login1.Manager", "PrepareForSleep", &sleeps);
    }

    /// The person locked a session: ours, or somebody else's on the same computer.
    pub fn locks(&self, ours: bool) {
        let session = if ours {
            SESSION
        } else {
            "/org/freedesktop/login1/session/_32"
        };
        self.say(session, "org.freedesktop.login1.Session", "Lock", &());
    }

    /// The lid is closed, or opened.
    pub fn lid(&self, closed: bool) {
        let changed = std::collections::HashMap::from([("LidIsClosed", zvariant::Value::from(closed))]);
        let body = ("org.freedesktop.UPower", changed, Vec::<String>::new());
        self.say(
            "/org/freedesktop/UPower",
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            &body,
        );
    }

    /// Says the same as [`Logind::sleeps`], but as any other program on the bus.
    pub fn somebody_else_says_that_it_sleeps(&self) {
        let said = self.bus.connect().emit_signal(
            None::<&str>,
            MANAGER,
            "org.freedesktop.login1.Manager",
            "PrepareForSleep",
            &true,
        );
        said.unwrap();
    }

    fn say<Body>(&self, path: &str, interface: &str, member: &str, body: &Body)
    where
        Body: serde::Serialize + zvariant::DynamicType,
    {
        self.connection
            .emit_signal(None::<&str>, path, interface, member, body)
            .unwrap();
    }
}
