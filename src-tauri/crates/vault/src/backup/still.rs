use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::SeqCst},
};

/// Keeps the store's file as it is while it is copied. SQLite changes the file only when it folds the write-ahead log in,
/// so that is what waits; what is written meanwhile goes into the log.
///
/// The vault has one for each copy; so has the one who copies. When the vault is closed first, the copy is called off.
#[derive(Default)]
pub struct Still {
    copying: Option<Arc<Copying>>,
}

pub struct Copying {
    under_way: AtomicBool,
    called_off: AtomicBool,
}

impl Still {
    /// `None` while a copy is under way.
    pub fn begin(&mut self) -> Option<Hold> {
        if self.holds() {
            return None;
        }
        let copying = Arc::new(Copying {
            under_way: AtomicBool::new(true),
            called_off: AtomicBool::new(false),
        });
        self.copying = Some(Arc::clone(&copying));
        Some(Hold { copying })
    }

    /// Whether the store's file must not be changed.
    pub fn holds(&self) -> bool {
        self.copying
            .as_ref()
            .is_some_and(|copying| copying.under_way.load(SeqCst))
    }

    /// From here on the store's file may change: a copy that is not whole by now is worth nothing.
    pub fn call_off(&mut self) {
        if let Some(copying) = self.copying.take() {
            copying.called_off.store(true, SeqCst);
        }
    }
}

impl Drop for Still {
    fn drop(&mut self) {
        self.call_off();
    }
}

/// Held by the one who copies.
pub struct Hold {
    copying: Arc<Copying>,
}

impl Hold {
    /// Looked at after the last byte was read: when it is not set, the file had not changed until then.
    pub fn called_off(&self) -> &AtomicBool {
        &self.copying.called_off
    }

    /// The file was read to its end, or will not be.
    pub fn let_go(&self) {
        self.copying.under_way.store(false, SeqCst);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.let_go();
    }
}
