package codev.group.notifications;

import codev.group.answers.InvitationAnswerQueries;
import codev.group.calendar.CalendarSession;
import codev.group.domain.template.SessionTemplate;
import codev.group.group.GroupQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails to the facilitator of a session in which, as people have answered, too few members are
 * expected, or not the one whose turn it is: once for each date of the session, while that can
 * still be changed.
 */
@Component
record ExpectedPresenceEmails(
    EmailRecipientQueries recipients, InvitationAnswerQueries answers, GroupQueries groups)
    implements DueEmailSource {
  private static final String QUORUM = "group.letter.quorum.";
  private static final String TURN = "group.letter.turn.";

  @Override
  public Stream<Email> due(Instant moment) {
    var groups = recipients.groups();
    var declined = answers.withDeclined(groups.stream().map(GroupNotificationView::group).toList());
    return groups.stream()
        .filter(group -> declined.contains(group.group()))
        .flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var ahead =
        group
            .ahead(moment)
            .filter(session -> session.state() == CalendarSession.State.PLANNED)
            .toList();
    var lacking = ahead.stream().filter(session -> lacksQuorum(group, session)).toList();
    var ofQuorum = lacking.stream().flatMap(session -> ofQuorum(group, session));
    var ofTurn =
        ahead.stream()
            .limit(1)
            .filter(session -> !lacking.contains(session))
            .flatMap(session -> ofTurn(group, session));
    return Stream.concat(ofQuorum, ofTurn);
  }

  private boolean lacksQuorum(GroupNotificationView group, CalendarSession session) {
    return answers.lacksQuorum(group.group(), session.id(), group.members());
  }

  private Stream<Email> ofQuorum(GroupNotificationView group, CalendarSession session) {
    var context = recipients.context(group);
    return context.present(session.facilitator()).stream()
        .map(
            reader ->
                email(
                    EmailId.of(reader, "quorum", session.id(), session.dateRevision()),
                    reader,
                    subject(QUORUM, group, session),
                    blocks(
                        TranslatableText.of(QUORUM + "opening", group.name()),
                        session,
                        context,
                        TranslatableText.of(QUORUM + "choices")),
                    insteadOfFewPeople(group, session)));
  }

  /** Once more where turns were changed since. The group is read only if somebody has declined. */
  private Stream<Email> ofTurn(GroupNotificationView group, CalendarSession session) {
    var declined = answers.declined(group.group(), session.id(), group.members());
    if (declined.isEmpty()) return Stream.empty();
    var known = groups.group(group.group());
    var absent = known.nextClients(session).stream().filter(declined::contains).toList();
    if (absent.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    var names = absent.stream().map(context::displayName).toList();
    int changes = known.ledger().decisions().size();
    return context.present(session.facilitator()).stream()
        .map(
            reader ->
                email(
                    EmailId.of(
                        reader,
                        "turn",
                        session.id(),
                        session.dateRevision(),
                        changes,
                        absent.size()),
                    reader,
                    subject(TURN, group, session),
                    blocks(
                        TranslatableText.of(TURN + "opening", group.name(), names, absent.size()),
                        session,
                        context,
                        TranslatableText.of(TURN + "choices", absent.size())),
                    EmailLink.of("group.page.swap", page(group) + "#swap")
                        .withButtons(otherDate(group, session))));
  }

  private static Email email(
      EmailId id,
      EmailRecipient reader,
      TranslatableText subject,
      List<EmailBlock> blocks,
      EmailLink choices) {
    return new Email(id, reader, subject, blocks, choices, List.of(), null);
  }

  private static TranslatableText subject(
      String key, GroupNotificationView group, CalendarSession session) {
    return TranslatableText.of(key + "subject", group.name(), session.number(), session.startsAt());
  }

  private static List<EmailBlock> blocks(
      TranslatableText opening,
      CalendarSession session,
      SessionEmailContext context,
      TranslatableText choices) {
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(opening);
    blocks.addAll(SessionFacts.of(session, context.displayName(session.facilitator())));
    blocks.add(choices);
    return blocks;
  }

  /** Both are decided on the page of the group. */
  private static EmailLink insteadOfFewPeople(
      GroupNotificationView group, CalendarSession session) {
    var otherDate = otherDate(group, session);
    return session.template().equals(SessionTemplate.Key.FLASH_60)
        ? otherDate
        : otherDate.withButtons(
            EmailLink.of("group.answer.in-an-hour", page(group) + "#session-" + session.id()));
  }

  private static EmailLink otherDate(GroupNotificationView group, CalendarSession session) {
    return EmailLink.of("group.answer.other-date", page(group) + "#move-" + session.id());
  }

  private static String page(GroupNotificationView group) {
    return "/groups/" + group.group();
  }
}
