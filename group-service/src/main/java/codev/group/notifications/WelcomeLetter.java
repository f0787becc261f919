package codev.group.notifications;

import static codev.group.domain.person.InvitationAnswer.ACCEPTED;
import static codev.group.domain.person.InvitationAnswer.DECLINED;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.group.invitations.PersonalInvitation.ToSession;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.Fact;
import codev.infra.email.EmailBlock.Heading;
import codev.infra.email.EmailBlock.Item;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail that welcomes a member to one group: what the programme's manager says first, when the
 * group meets and who is in it, how and what for, what stays confidential, and the charter.
 *
 * @param letterView of the programme's manager
 * @param ahead the group's sessions to come that have their date, in order of time
 * @param manager who reads answers to it; null: nobody can
 */
record WelcomeLetter(
    GroupNotificationView group,
    ProgrammeSettings programme,
    WelcomeLetterView letterView,
    List<CalendarSession> ahead,
    SessionEmailContext context,
    @Nullable EmailRecipient manager) {
  private static final String KEY = "group.letter.welcome.";

  static List<CalendarSession> ahead(GroupNotificationView group, Instant moment) {
    return group
        .ahead(moment)
        .filter(session -> session.state() == CalendarSession.State.PLANNED)
        .toList();
  }

  private Optional<CalendarSession> first() {
    return ahead.stream().findFirst();
  }

  /**
   * With buttons that lead to pages on which its reader alone answers.
   *
   * @param addressNumber number of the address that it is sent to a second time; 0: it is not
   */
  Email to(EmailRecipient reader, int addressNumber) {
    return to(reader, addressNumber, answers(new Username(reader.username())));
  }

  private Email to(EmailRecipient reader, int addressNumber, EmailLink answers) {
    var member = new Username(reader.username());
    var joinedAt = group.joinedAt(member).toString();
    var occasion = addressNumber == 0 ? joinedAt : joinedAt + ":" + addressNumber;
    var id = EmailId.of(reader, "welcome", group.group(), occasion);
    return email(id, reader, subject(), List.of(), answers);
  }

  /**
   * For a manager to read: it leads to no page that answers for a member.
   *
   * @param at when it was asked for
   */
  Email trial(EmailRecipient reader, Instant at) {
    return email(
        EmailId.of(reader, "welcome-trial", group.group(), at),
        reader,
        text("trial-subject", subject()),
        List.of(text("trial")),
        answerLink(page(), page(), page()));
  }

  /** As a member would read it, without the addresses that are theirs alone. */
  Email preview(EmailRecipient reader) {
    return to(reader, 0, answerLink(page(), page(), page()));
  }

  private EmailLink answers(Username member) {
    int earlierDepartures = group.earlierDepartures(member);
    var charter =
        context.path(
            new ToCharter(group.group(), group.charterVersion(), member, earlierDepartures));
    var decline = offering(DECLINED, charter);
    return first()
        .map(
            one ->
                new ToSession(group.group(), one.id(), one.revision(), member, earlierDepartures))
        .map(one -> offering(DECLINED, context.path(one)))
        .map(session -> answerLink(offering(ACCEPTED, charter), session, decline))
        .orElseGet(() -> answerLink(charter, charter, decline));
  }

  /** The page proposes the answer first; it is given there. */
  private static String offering(InvitationAnswer answer, String path) {
    return path + "?answer=" + answer;
  }

  /**
   * @param charter page on which it is accepted, together with the first session if that has a
   *     date, or all that have one
   * @param session page on which that session is declined
   * @param place page on which the place in the group is declined
   */
  private EmailLink answerLink(String charter, String session, String place) {
    var decline = EmailLink.of(KEY + "decline", place);
    if (ahead.isEmpty()) return EmailLink.of(KEY + "accept", charter).withButtons(decline);
    var come = EmailLink.of(KEY + "come", charter);
    var anotherDate = EmailLink.of(KEY + "another-date", session);
    return hasSeveralDates()
        ? EmailLink.of(KEY + "come-to-all", charter).withButtons(come, anotherDate, decline)
        : come.withButtons(anotherDate, decline);
  }

  private TranslatableText subject() {
    return first()
        .map(session -> text("subject-dated", group.name(), session.startsAt()))
        .orElseGet(() -> text("subject", group.name()));
  }

  private String page() {
    return "/programmes/" + group.programme() + "/welcome";
  }

  private Email email(
      EmailId id,
      EmailRecipient reader,
      TranslatableText subject,
      List<TranslatableText> before,
      EmailLink answers) {
    var blocks = new ArrayList<EmailBlock>(before);
    blocks.add(text("opening", group.name(), programme.name()));
    blocks.addAll(ofTheManager());
    blocks.addAll(ofTheGroup());
    blocks.add(new Heading(text("how")));
    blocks.add(text("method"));
    blocks.addAll(ofTheProgramme());
    blocks.add(new Heading(text("confidential")));
    blocks.add(text("confidential-text"));
    blocks.add(new Heading(text("charter")));
    CharterEmails.promises(group).map(Item::new).forEach(blocks::add);
    blocks.add(text("one-click"));
    if (!ahead.isEmpty()) blocks.add(text("calendar"));
    if (manager != null) blocks.add(text("question", manager.displayName()));
    blocks.add(TranslatableText.of("group.letter.personal"));
    return new Email(id, reader, subject, blocks, answers, List.of(), null, manager);
  }

  private List<EmailBlock> ofTheManager() {
    var blocks = new ArrayList<EmailBlock>();
    if (letterView.why().isBlank()) return blocks;
    if (manager != null && isWordedBy(manager))
      blocks.add(new Heading(text("word", manager.displayName())));
    letterView
        .why()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> blocks.add(text("words", line)));
    return blocks;
  }

  /** Who reads the answers may be another manager: the words are not theirs. */
  private boolean isWordedBy(EmailRecipient person) {
    var author = letterView.by();
    return author != null && person.username().equals(author.value());
  }

  private List<EmailBlock> ofTheProgramme() {
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(new Heading(text("why")));
    programme
        .aims()
        .forEach(
            aim ->
                blocks.add(
                    new Item(
                        text(
                            "aim",
                            TranslatableText.of("group.aim." + aim),
                            TranslatableText.of("group.aim-why." + aim)))));
    return blocks;
  }

  private List<EmailBlock> ofTheGroup() {
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(new Heading(text("first")));
    first()
        .ifPresentOrElse(
            session -> blocks.addAll(dates(session)),
            () -> {
              blocks.add(text("no-date"));
              blocks.add(facilitator(group.facilitator()));
            });
    blocks.add(
        Fact.of(
            "group.letter.members", group.members().stream().map(context::displayName).toList()));
    if (hasSeveralDates()) {
      blocks.add(new Heading(text("dates")));
      ahead.forEach(session -> blocks.add(new Item(text("date", session.startsAt()))));
    }
    return blocks;
  }

  private boolean hasSeveralDates() {
    return ahead.size() > 1;
  }

  private List<EmailBlock> dates(CalendarSession session) {
    var facts =
        new ArrayList<>(SessionFacts.of(session, context.displayName(session.facilitator())));
    int others = ahead.size() - 1;
    if (others > 0) {
      var last = LocalDate.ofInstant(ahead.getLast().startsAt(), context.zone());
      facts.add(Fact.of(KEY + "then", text("others", others, last)));
    }
    // Another person may lead the first session alone.
    if (!session.facilitator().equals(group.facilitator()))
      facts.add(facilitator(group.facilitator()));
    return facts;
  }

  private Fact facilitator(Username person) {
    return Fact.of("group.letter.facilitator", context.displayName(person));
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
