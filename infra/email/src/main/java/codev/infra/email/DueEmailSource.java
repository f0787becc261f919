package codev.infra.email;

import java.time.Instant;
import java.util.stream.Stream;

/** A reason to send e-mails, declared as a bean by a service. */
public interface DueEmailSource {
  /**
   * All e-mails that are due at a moment, whether they were sent already or not. It throws where it
   * cannot know all, as while a read model is being rebuilt: then none of them is sent.
   */
  Stream<Email> due(Instant moment);
}
