package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.calendar.SessionInvitation;
import codev.group.calendar.SessionInvitation.Party;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.invitations.PersonalInvitation.ToSession;
import codev.infra.email.CalendarMessage;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.Fact;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailRecipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A notification to one person about one session.
 *
 * @param invitation what it changes in their calendar; {@code null}: nothing
 * @param address number of the person's address that it is sent to a second time; 0: it is not
 * @param isClient whether a reminder says that it is their turn to be client
 */
record SessionNotification(
    Kind kind,
    GroupNotificationView group,
    CalendarSession session,
    Username person,
    @Nullable SessionInvitation invitation,
    int address,
    boolean isClient) {

  /** What it is about. */
  enum Kind {
    PLANNED,
    JOINED,
    LEADING,
    MOVED,
    ELSEWHERE,
    OTHERWISE,
    CANCELLED,
    LEFT,
    REMINDER;

    /** The middle of its sentences' keys, and the kind of its e-mails. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has the session in the recipient's calendar. */
    private boolean invites() {
      return switch (this) {
        case PLANNED, JOINED, LEADING, MOVED, ELSEWHERE, OTHERWISE -> true;
        case CANCELLED, LEFT, REMINDER -> false;
      };
    }
  }

  static SessionNotification reminder(
      GroupNotificationView group, CalendarSession session, Username person, boolean isClient) {
    return new SessionNotification(Kind.REMINDER, group, session, person, null, 0, isClient);
  }

  /** Whether all that it does for the person is to take the session out of their calendar. */
  boolean onlyClearsCalendar(SessionEmailContext context) {
    return kind == Kind.LEFT || (kind == Kind.CANCELLED && context.departed().contains(person));
  }

  /** Whether an e-mail with this id has invited the person to the session. */
  boolean isInvitedBy(EmailId id) {
    return id.recipient().equals(person.value())
        && id.subject().equals(session.id().toString())
        && Stream.of(Kind.values())
            .filter(Kind::invites)
            .anyMatch(one -> one.key().equals(id.kind()));
  }

  /**
   * Empty for a person without an address. Who has left the organisation is only sent what clears
   * their calendar.
   */
  Optional<Email> email(SessionEmailContext context) {
    var to = isHeld() ? context.present(person) : context.recipient(person);
    return to.map(reader -> to(reader, context));
  }

  private Email to(EmailRecipient reader, SessionEmailContext context) {
    var facilitator = context.displayName(session.facilitator());
    var readsReplies = readsReplies(context);
    return new Email(
        EmailId.of(reader, kind.key(), session.id(), occasion()),
        reader,
        TranslatableText.of(
            "group.letter." + kind.key() + ".subject",
            group.name(),
            session.number(),
            session.startsAt()),
        blocks(facilitator, readsReplies, context),
        link(context),
        List.of(),
        calendar(reader, facilitator, context),
        readsReplies);
  }

  /** The facilitator, unless calendars reply to it. */
  private @Nullable EmailRecipient readsReplies(SessionEmailContext context) {
    return kind == Kind.REMINDER && isAnswered()
        ? context.present(session.facilitator()).orElse(null)
        : null;
  }

  /** By which two notifications of the same kind differ. */
  private Object occasion() {
    if (invitation == null) return session.startsAt();
    return address == 0 ? invitation.sequence() : invitation.sequence() + ":" + address;
  }

  private List<EmailBlock> blocks(
      String facilitator, @Nullable EmailRecipient readsReplies, SessionEmailContext context) {
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(
        TranslatableText.of(
            "group.letter." + kind.key() + ".opening", group.name(), session.minutes()));
    if (isClient) blocks.add(TranslatableText.of("group.letter.reminder.turn"));
    blocks.addAll(SessionFacts.of(session, isHeld() ? facilitator : null));
    if (isAnswered())
      blocks.add(Fact.link("group.letter.page", context.address("/sessions/" + session.id())));
    if (invitation != null) blocks.add(TranslatableText.of("group.letter.enclosed"));
    if (readsReplies != null)
      blocks.add(TranslatableText.of("group.letter.welcome.question", readsReplies.displayName()));
    if (isAnswered()) blocks.add(TranslatableText.of("group.letter.personal"));
    return blocks;
  }

  private boolean isHeld() {
    return kind != Kind.CANCELLED && kind != Kind.LEFT;
  }

  /** Whether it asks for an answer. */
  private boolean isAnswered() {
    return isHeld() && group.members().contains(person);
  }

  private EmailLink link(SessionEmailContext context) {
    if (isAnswered()) {
      var path =
          context.path(
              new ToSession(
                  group.group(),
                  session.id(),
                  session.revision(),
                  person,
                  group.earlierDepartures(person)));
      return answer(InvitationAnswer.ACCEPTED, path)
          .withButtons(
              answer(InvitationAnswer.TENTATIVE, path), answer(InvitationAnswer.DECLINED, path));
    }
    if (isHeld()) return EmailLink.of("group.letter.open-session", "/sessions/" + session.id());
    return kind == Kind.LEFT
        ? EmailLink.of("letters.open", "/groups")
        : EmailLink.of("group.letter.open-group", "/groups/" + group.group());
  }

  /** The page proposes this answer first; it is given there. */
  private static EmailLink answer(InvitationAnswer answer, String path) {
    return EmailLink.of("group.answer." + answer, path + "?answer=" + answer);
  }

  /** At another date nothing is answered yet. */
  private @Nullable InvitationAnswer answerOf(SessionEmailContext context) {
    return kind == Kind.MOVED || !isHeld()
        ? null
        : context.answer(session.id(), person).orElse(null);
  }

  private @Nullable CalendarMessage calendar(
      EmailRecipient reader, String facilitator, SessionEmailContext context) {
    if (invitation == null) return null;
    return invitation.message(
        context.calendarEntry(session, group.name(), facilitator, reader.language()),
        new Party(facilitator, context.sender()),
        new Party(reader.displayName(), reader.email()),
        isAnswered(),
        answerOf(context),
        context.zone());
  }
}
