package codev.group.retention;

import codev.group.authority.ProgrammeManagerQueries;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.notifications.EmailRecipientQueries;
import codev.group.programme.ProgrammeQueries;
import codev.group.retention.RetentionView.Announcement;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails that announce which data of a programme leaves, and when: to its managers, and to the
 * people whom its groups name.
 */
@Component
record RetentionNotifications(
    RetentionQueries retention,
    ProgrammeQueries programmes,
    ProgrammeManagerQueries managers,
    GroupQueries groups,
    EmailRecipientQueries recipients,
    EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.retention.";

  @Override
  public Stream<Email> due(Instant moment) {
    return retention.all().stream().flatMap(view -> due(view, moment));
  }

  private Stream<Email> due(RetentionView view, Instant moment) {
    var programme = view.programme();
    if (programme == null) return Stream.empty();
    return view.announcements().entrySet().stream()
        .filter(announced -> settings.isFresh(announced.getValue().at(), moment))
        .flatMap(announced -> emails(programme, announced.getKey(), announced.getValue(), moment));
  }

  private Stream<Email> emails(
      ProgrammeId programme, RetentionClass dataClass, Announcement announcement, Instant moment) {
    var name = programmes.programme(programme).settings().name();
    var pages = pages(programme, moment);
    return recipients.present(pages.keySet()).entrySet().stream()
        .map(
            reader ->
                email(
                    programme,
                    name,
                    dataClass,
                    announcement,
                    reader.getValue(),
                    pages.getOrDefault(reader.getKey(), "/me")));
  }

  /** Where each of them goes on: a manager to the periods, the others to their data. */
  private Map<Username, String> pages(ProgrammeId programme, Instant moment) {
    var pages = new LinkedHashMap<Username, String>();
    for (var manager : managers.find(programme, moment))
      pages.put(manager, "/programmes/" + programme + "/retention");
    groups.groupsOf(programme).stream()
        .flatMap(GroupView::named)
        .forEach(person -> pages.putIfAbsent(person, "/me"));
    return pages;
  }

  private static Email email(
      ProgrammeId programme,
      String name,
      RetentionClass dataClass,
      Announcement announcement,
      EmailRecipient reader,
      String page) {
    return new Email(
        EmailId.of(reader, "retention", programme, dataClass, announcement.leavesOn()),
        reader,
        TranslatableText.of(KEY + dataClass + ".subject", announcement.leavesOn()),
        List.of(
            TranslatableText.of(KEY + dataClass, name, announcement.leavesOn()),
            TranslatableText.of(KEY + "stays"),
            TranslatableText.of(KEY + "download")),
        page,
        List.of());
  }
}
