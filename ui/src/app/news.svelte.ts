import { toasts } from '$components';
import { ipc, type Emptied } from '$ipc';
import * as words from '$words';

/** Something that a person should know and do something about: it stays until it is seen. */
export interface Line {
  what: 'backup' | 'damage';
  title: string;
  text: string;
}

/** What happened by itself in the open vault. */
export class News {
  #failed = $state<string | null>(null);
  #away = $state<string | null>(null);
  #damaged = $state(false);

  get lines(): Line[] {
    const lines: Line[] = [];
    if (this.#damaged)
      lines.push({ what: 'damage', title: words.news_damaged(), text: words.news_damaged_what() });
    if (this.#failed !== null)
      lines.push({ what: 'backup', title: words.news_backup_failed(), text: this.#failed });
    // What lies nearer is told first.
    else if (this.#away !== null)
      lines.push({ what: 'backup', title: words.news_place_away(), text: this.#away });
    return lines;
  }

  /** Asks what happened. */
  async hear(): Promise<void> {
    const { emptied, backup_failed, place_away } = await ipc.byItself();
    this.#failed = backup_failed;
    this.#away = place_away;
    if (emptied) toasts.say(leftTheTrash(emptied));
  }

  /** A command found the vault damaged. */
  damaged(): void {
    this.#damaged = true;
  }

  /** The person has seen what there is to know of backups. */
  seen(): void {
    this.#failed = this.#away = null;
  }

  forget(): void {
    this.seen();
    this.#damaged = false;
  }
}

function leftTheTrash({ records, files }: Emptied): string {
  if (files === 0)
    return records === 1 ? words.news_emptied_record() : words.news_emptied_records({ count: records });
  if (records === 0)
    return files === 1 ? words.news_emptied_file() : words.news_emptied_files({ count: files });
  return words.news_emptied_both({
    records: records === 1 ? words.news_one_record() : words.news_some_records({ count: records }),
    files: files === 1 ? words.news_one_file() : words.news_some_files({ count: files }),
  });
}
