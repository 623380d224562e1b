//! What the system says of the disk that a path lies on.

use std::path::Path;

/// File systems whose disk is another computer's.
const NETWORK: [&str; 28] = [
    "9p",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.curlftpfs",
    "fuse.davfs2",
    "fuse.gcsfuse",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.gvfsd-fuse",
    "fuse.kio-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb2",
    "smb3",
    "smbfs",
    "sshfs",
    "webdav",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// The file system, as the system calls it.
    pub kind: String,
    pub read_only: bool,
}

impl Disk {
    /// `None` where the system does not say.
    pub fn of(place: &Path) -> Option<Self> {
        found(place)
    }

    pub fn is_network(&self) -> bool {
        NETWORK.contains(&self.kind.as_str())
    }

    pub fn is_fat(&self) -> bool {
        ["vfat", "msdos", "exfat", "fat", "fat32"].contains(&self.kind.as_str())
    }

    pub fn is_fleeting(&self) -> bool {
        ["tmpfs", "ramfs"].contains(&self.kind.as_str())
    }
}

#[cfg(target_os = "linux")]
fn found(place: &Path) -> Option<Disk> {
    in_list(&std::fs::read_to_string("/proc/self/mountinfo").ok()?, place)
}

#[cfg(target_os = "macos")]
fn found(place: &Path) -> Option<Disk> {
    /// `MNT_RDONLY` of `sys/mount.h`.
    const READ_ONLY: u32 = 1;
    let disk = place.ancestors().find_map(|folder| rustix::fs::statfs(folder).ok())?;
    let name = disk
        .f_fstypename
        .iter()
        .map(|byte| byte.cast_unsigned())
        .take_while(|byte| *byte != 0)
        .collect();
    Some(Disk {
        kind: String::from_utf8(name).ok()?,
        read_only: disk.f_flags & READ_ONLY != 0,
    })
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn found(_: &Path) -> Option<Disk> {
    None
}

/// The disk of a path in Linux's list of mounts (`man 5 proc_pid_mountinfo`): that of the innermost mount, and of several
/// at one place the last.
#[cfg(any(target_os = "linux", test))]
fn in_list(list: &str, place: &Path) -> Option<Disk> {
    let mounts = list.lines().filter_map(|line| {
        let (mount, disk) = line.split_once(" - ")?;
        let mut mount = mount.split(' ').skip(4);
        let at = unescaped(mount.next()?);
        let options = mount.next()?;
        let mut disk = disk.split(' ');
        let kind = disk.next()?.to_owned();
        let of_the_disk = disk.nth(1).unwrap_or_default();
        let read_only = [options, of_the_disk]
            .iter()
            .any(|options| options.split(',').any(|option| option == "ro"));
        place.starts_with(&at).then_some((at.len(), Disk { kind, read_only }))
    });
    mounts.max_by_key(|(depth, _)| *depth).map(|(_, disk)| disk)
}

/// Spaces and line ends stand in the list as three octal digits.
#[cfg(any(target_os = "linux", test))]
fn unescaped(field: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(field.to_owned(), |text, (code, character)| {
            text.replace(code, character)
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const LIST: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:25 / /mnt/practice\\040share rw,relatime shared:2 - cifs //server/share rw,vers=3.1.1
31 22 8:17 / /media/ada/STICK rw,nosuid shared:3 - vfat /dev/sdb1 rw,fmask=0022
32 22 0:40 / /mnt/dvd ro,relatime shared:4 - udf /dev/sr0 ro
33 22 0:41 / /home/ada/far rw - fuse.sshfs ada@far: rw
34 22 0:42 / /home/ada/safe rw - fuse.gocryptfs /home/ada/.safe rw
35 22 0:43 / /mnt/held rw,relatime - ext4 /dev/sdc1 ro
36 22 0:44 / /run/scratch rw - tmpfs tmpfs rw
";

    fn disk(path: &str) -> Disk {
        in_list(LIST, Path::new(path)).unwrap()
    }

    #[test]
    fn the_disk_of_a_path_is_that_of_the_innermost_mount() {
        assert_eq!(disk("/home/ada/Ada.scipvault").kind, "ext4");
        assert_eq!(disk("/mnt/practice share/Ada.scipvault").kind, "cifs");
        assert_eq!(disk("/mnt/practice shared/Ada.scipvault").kind, "ext4");
    }

    #[test]
    fn shares_sticks_and_read_only_disks_are_told_apart() {
        assert!(disk("/mnt/practice share/a").is_network() && disk("/home/ada/far/a").is_network());
        assert!(
            !disk("/home/ada/safe/a").is_network(),
            "an encrypted folder of one's own is no share"
        );
        assert!(disk("/media/ada/STICK/a").is_fat() && !disk("/home/ada").is_fat());
        assert!(disk("/mnt/dvd/a").read_only && disk("/mnt/held/a").read_only && !disk("/home/ada").read_only);
        assert!(disk("/run/scratch/a").is_fleeting() && !disk("/home").is_fleeting());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_computer_s_own_disk_is_found() {
        assert!(Disk::of(Path::new("/proc/self")).is_some_and(|disk| disk.kind == "proc"));
    }
}
