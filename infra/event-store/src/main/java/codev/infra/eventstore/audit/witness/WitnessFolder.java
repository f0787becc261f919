package codev.infra.eventstore.audit.witness;

import codev.infra.eventstore.audit.SignedNote;
import codev.infra.eventstore.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** What a witness keeps: its key, the last note of each log, each one that it has cosigned. */
final class WitnessFolder {
  private final Path folder;

  WitnessFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  SigningKey key() {
    return SigningKey.readOrCreate(folder.resolve("witness-key.pem"));
  }

  Optional<SignedNote> last(String origin) throws IOException {
    var file = last(folder, origin);
    if (!Files.exists(file)) return Optional.empty();
    try {
      return Optional.of(SignedNote.parse(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no note: put it back from a backup", e);
    }
  }

  private static Path last(Path folder, String origin) {
    return folder.resolve(origin + ".note");
  }

  /** The one of its size first: a note that is the last has been kept. */
  void keep(SignedNote note) throws IOException {
    var head = note.head();
    write(folder.resolve("%s-%d.note".formatted(head.origin(), head.size())), note);
    write(last(folder, head.origin()), note);
  }

  /** Gives the file. */
  Path keepConflicting(String origin, SignedNote note, Instant at) throws IOException {
    var file = folder.resolve("%s-conflict-%d.note".formatted(origin, at.getEpochSecond()));
    write(file, note);
    return file;
  }

  private void write(Path file, SignedNote note) throws IOException {
    var draft = Files.createTempFile(folder, "note", ".new");
    try {
      Files.writeString(draft, note.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
