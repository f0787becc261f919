package codev.group.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.calendar.CalendarEntryTexts;
import codev.group.calendar.CalendarSession;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.event.PersonEvent.ContactChanged;
import codev.group.domain.person.Contact;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.invitations.InvitationAddresses;
import codev.infra.email.CalendarMessage;
import codev.infra.email.Email;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.testkit.encryption.PlainTextEncryption;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A group that changes, its e-mails as they are sent, and the calendars that receive them. */
final class InvitationHistory {
  static final List<Username> MEMBERS = people("alice", "bruno", "chloe", "david", "emma");
  static final List<Username> FACILITATORS = people("anne", "paul", "tom");
  private static final Instant START = Instant.parse("2027-01-04T08:00:00Z");
  private final EmailProperties settings;
  private final GroupId group = new GroupId(UUID.randomUUID());
  private final ProgrammeId programme = new ProgrammeId(UUID.randomUUID());
  private final List<SessionId> sessions = new ArrayList<>();
  private final Map<Username, CalendarProgram> calendars = new HashMap<>();
  private final Map<Username, ContactView> contacts = new HashMap<>();
  private final Map<SessionId, Map<Username, InvitationAnswer>> answers = new HashMap<>();
  private final Set<EmailId> sent = new HashSet<>();
  private final List<Sent> messages = new ArrayList<>();
  private Instant now = START;
  private GroupNotificationView view;

  private record Sent(CalendarProgram to, CalendarMessage message) {}

  InvitationHistory(ZoneId zone) {
    settings =
        new EmailProperties(
            Duration.ofMinutes(1),
            "codev@localhost",
            URI.create("https://codev.example.org"),
            Locale.FRENCH,
            zone,
            Duration.ofDays(7),
            Duration.ofDays(365),
            LocalTime.of(20, 0),
            LocalTime.of(7, 0));
    everybody().forEach(this::giveAddress);
    view =
        fold(
            null,
            new GroupFormed(
                group,
                programme,
                "Lumière; et, Cie",
                FACILITATORS.getFirst(),
                MEMBERS.subList(0, 3),
                1,
                List.of(),
                FACILITATORS.getFirst(),
                now));
  }

  void plan(int day) {
    var session = new SessionId(UUID.randomUUID());
    sessions.add(session);
    happen(
        new SessionPlanned(
            group,
            session,
            programme,
            view.name(),
            sessions.size(),
            facilitator(),
            view.members(),
            1,
            on(day),
            SessionTemplate.BUILT_IN.getFirst(),
            "Salle 3, bâtiment B",
            "https://video.example.org/a?b=c;d",
            List.of(),
            facilitator(),
            tick()));
  }

  void move(int index, int day) {
    var session = planned(index);
    if (session == null || session.startsAt().equals(on(day))) return;
    answers.remove(session.id());
    happen(
        new SessionMoved(
            group, session.id(), on(day), null, List.of(), session.facilitator(), tick()));
  }

  void changePlace(int index, String place) {
    var session = planned(index);
    if (session == null || place.equals(session.place())) return;
    happen(
        new SessionPlaceChanged(
            group, session.id(), place, session.videoLink(), session.facilitator(), tick()));
  }

  void changeTemplate(int index, SessionTemplate template) {
    var session = planned(index);
    if (session == null || template.key().equals(session.template())) return;
    happen(
        new SessionTemplateChanged(
            group, session.id(), programme, template, session.facilitator(), tick()));
  }

  void cancel(int index) {
    var session = planned(index);
    if (session == null) return;
    happen(
        new SessionCancelled(
            group, session.id(), text(), List.of(), session.facilitator(), tick()));
  }

  void join(Username person) {
    if (view.members().contains(person)) return;
    happen(new MemberJoined(group, programme, person, 1, null, facilitator(), tick()));
  }

  void leave(Username person) {
    if (!view.members().contains(person)) return;
    answers.values().forEach(given -> given.remove(person));
    happen(new MemberLeft(group, programme, person, text(), List.of(), facilitator(), tick()));
  }

  /**
   * @param index of the only session that they lead from now on; -1: all
   */
  void replaceFacilitator(Username person, int index) {
    var session = index < 0 ? null : planned(index);
    if (index >= 0 && session == null) return;
    happen(
        new FacilitatorReplaced(
            group,
            programme,
            person,
            session == null ? null : session.id(),
            text(),
            List.of(),
            person,
            tick()));
  }

  /** From now on they read another mailbox, whose calendar is empty. */
  void giveAddress(Username person) {
    var at = tick();
    var address = person + "." + at.getEpochSecond() + "@example.org";
    var changed =
        new ContactChanged(person, new Contact(person.value(), address, null, true, List.of()), at);
    contacts.put(person, Objects.requireNonNull(ContactView.after(contacts.get(person), changed)));
    calendars.put(person, new CalendarProgram(address, MEMBERS.contains(person)));
  }

  /** A member answers from their calendar that they do not come. */
  void decline(Username person, int index) {
    var session = planned(index);
    if (session == null || !view.members().contains(person)) return;
    var calendar = calendar(person);
    var answered = calendar.sequenceOf(id(session));
    if (answered == null) return;
    calendar.decline(id(session));
    boolean isCounted = answered >= InvitationChange.firstSequence(view, session, person);
    if (isCounted) {
      assertThat(calendar.startOf(id(session)))
          .as("the date that %s has declined", person)
          .isEqualTo(session.startsAt());
      answers
          .computeIfAbsent(session.id(), _ -> new HashMap<>())
          .put(person, InvitationAnswer.DECLINED);
      happen(
          new SessionInvitationAnswered(
              group, session.id(), person, InvitationAnswer.DECLINED, tick()));
    } else
      assertThat(answered)
          .as("an answer of %s to the latest invitation counts", person)
          .isLessThan(sequence(session, person));
  }

  private int sequence(CalendarSession session, Username person) {
    return InvitationChange.of(view, now)
        .filter(change -> change.session().id().equals(session.id()))
        .filter(change -> change.person().equals(person))
        .mapToInt(InvitationChange::sequence)
        .max()
        .orElseThrow();
  }

  void sendDue() {
    tick();
    var known = new HashMap<Username, Contact>();
    contacts.forEach((person, contact) -> known.put(person, contact.contact()));
    var context =
        new SessionEmailContext(
            known,
            Set.of(),
            answers,
            entries(),
            new InvitationAddresses(new PlainTextEncryption()),
            settings);
    InvitationChange.of(view, now)
        .map(change -> change.forAddress(addressOf(contacts.get(change.person()))))
        .map(change -> change.notification(view))
        .filter(
            change ->
                !change.onlyClearsCalendar(context) || sent.stream().anyMatch(change::isInvitedBy))
        .flatMap(change -> change.email(context).stream())
        .filter(email -> sent.add(email.id()))
        .forEach(this::deliver);
  }

  private void deliver(Email email) {
    var message =
        new Sent(
            calendar(new Username(email.to().username())),
            Objects.requireNonNull(email.calendar()));
    messages.add(message);
    receive(message);
  }

  private static void receive(Sent sent) {
    sent.to.receive(sent.message);
  }

  /** A mail server delivers an earlier message a second time. */
  void deliverAgain(int index) {
    if (!messages.isEmpty()) receive(messages.get(index % messages.size()));
  }

  /**
   * Each calendar has exactly the sessions in which its owner has a place, at their date, with what
   * they have answered to it.
   */
  void check() {
    for (var session : view.sessions().all())
      for (var person : everybody().toList()) {
        boolean isTheirs =
            session.state() == CalendarSession.State.PLANNED && view.isFor(person, session);
        var calendar = calendar(person);
        assertThat(calendar.startOf(id(session)))
            .as("%s, session %d", person, session.number())
            .isEqualTo(isTheirs ? session.startsAt() : null);
        assertThat(calendar.endOf(id(session)))
            .as("%s, session %d", person, session.number())
            .isEqualTo(isTheirs ? session.endsAt() : null);
        assertThat(calendar.placeOf(id(session)))
            .as("%s, session %d", person, session.number())
            .isEqualTo(isTheirs ? session.place() : null);
        assertThat(calendar.answerTo(id(session)))
            .as("%s, session %d", person, session.number())
            .isEqualTo(isTheirs ? answer(person, session) : null);
      }
  }

  /** Who leads a session is not asked for an answer. */
  private String answer(Username person, CalendarSession session) {
    if (!view.members().contains(person)) return "ACCEPTED";
    var given = answers.getOrDefault(session.id(), Map.of()).get(person);
    return given == null ? "NEEDS-ACTION" : given.name();
  }

  private void happen(GroupEvent event) {
    view = fold(view, event);
  }

  private static GroupNotificationView fold(
      @Nullable GroupNotificationView before, GroupEvent event) {
    return GroupNotificationView.after(before, event);
  }

  private @Nullable CalendarSession planned(int index) {
    if (sessions.isEmpty()) return null;
    return view.sessions()
        .find(sessions.get(index % sessions.size()))
        .filter(CalendarSession::isToCome)
        .orElse(null);
  }

  private static Instant on(int day) {
    return START.plus(Duration.ofDays(100 + day));
  }

  private Instant tick() {
    now = now.plusSeconds(60);
    return now;
  }

  private static Username facilitator() {
    return FACILITATORS.getFirst();
  }

  private static EncryptedText text() {
    return new EncryptedText("sealed");
  }

  static Stream<Username> everybody() {
    return Stream.concat(MEMBERS.stream(), FACILITATORS.stream());
  }

  private CalendarProgram calendar(Username person) {
    return Objects.requireNonNull(calendars.get(person));
  }

  private static ContactView.@Nullable Address addressOf(@Nullable ContactView contact) {
    return contact == null ? null : contact.address();
  }

  private static String id(CalendarSession session) {
    return session.id() + "@codev";
  }

  private static List<Username> people(String... names) {
    return Stream.of(names).map(Username::new).toList();
  }

  private CalendarEntryTexts entries() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/group");
    messages.setDefaultEncoding("UTF-8");
    return new CalendarEntryTexts(messages, settings);
  }
}
