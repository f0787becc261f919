package codev.infra.email;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** A reason to send e-mails, declared as a bean by a service. */
public interface DueEmailSource {
  /**
   * All e-mails that are due at a moment, whether they were sent already or not. It throws where it
   * cannot know all, as while a read model is being rebuilt: then none of them is sent, and those
   * of other sources are.
   */
  Stream<Email> due(Instant moment);

  /**
   * Those kinds of its e-mails that go to an address which the recipient no longer has. Where a
   * mail server refuses it, their address is not refused.
   */
  default Set<String> kindsToFormerAddresses() {
    return Set.of();
  }

  /**
   * Those kinds of its e-mails whose subject is the username of another person, or was when they
   * were sent: they are forgotten with that person, too.
   */
  default Set<String> kindsAboutPeople() {
    return Set.of();
  }
}
