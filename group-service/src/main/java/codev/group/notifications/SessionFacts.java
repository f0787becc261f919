package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.Fact;
import codev.infra.email.EmailBlock.TranslatableText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an e-mail shows of a session. */
final class SessionFacts {
  private SessionFacts() {}

  /**
   * @param facilitator by display name; {@code null}: it does not take place for the reader, so
   *     that neither facilitator nor video link are shown
   */
  static List<EmailBlock> of(CalendarSession session, @Nullable String facilitator) {
    var facts = new ArrayList<EmailBlock>();
    facts.add(
        new Fact(
            TranslatableText.of("group.letter.session", session.number()),
            session.startsAt(),
            null));
    if (session.place() != null) facts.add(Fact.of("group.letter.place", session.place()));
    if (facilitator != null) {
      if (session.videoLink() != null)
        facts.add(Fact.link("group.letter.video", session.videoLink()));
      facts.add(Fact.of("group.letter.facilitator", facilitator));
    }
    return facts;
  }
}
