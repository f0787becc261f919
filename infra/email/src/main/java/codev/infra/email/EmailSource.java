package codev.infra.email;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * A reason to write. Asked again and again, it names all that is due at a moment, whether it was
 * sent or not: what was is the clerk's to know.
 */
public interface EmailSource {
  Stream<Email> due(Instant moment);
}
