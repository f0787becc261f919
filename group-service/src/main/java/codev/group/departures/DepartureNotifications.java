package codev.group.departures;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.departures.DepartureQueries.Consequences;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import codev.group.notifications.EmailRecipientQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.ui.NameOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails to who manages the programmes in which a person who has left the organisation had a
 * place: one to each manager, with all that they have to see to.
 */
@Component
record DepartureNotifications(
    DepartureQueries departures, EmailRecipientQueries recipients, EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.departure.";

  @Override
  public Stream<Email> due(Instant moment) {
    return departures.recent(moment).stream().flatMap(departure -> emails(departure, moment));
  }

  private Stream<Email> emails(DepartureView departure, Instant moment) {
    var byManager = new LinkedHashMap<Username, List<Consequences>>();
    for (var consequences : departures.of(departure))
      for (var manager :
          departures.managersOf(consequences.programme(), departure.person(), moment))
        byManager.computeIfAbsent(manager, _ -> new ArrayList<>()).add(consequences);
    return byManager.entrySet().stream().flatMap(entry -> email(entry, departure));
  }

  private Stream<Email> email(
      Map.Entry<Username, List<Consequences>> entry, DepartureView departure) {
    return recipients.present(entry.getKey()).stream()
        .map(reader -> email(reader, entry.getValue(), departure));
  }

  private Email email(EmailRecipient reader, List<Consequences> all, DepartureView departure) {
    var name = recipients.displayName(departure.person());
    var left = all.stream().flatMap(one -> one.left().stream()).toList();
    var led = all.stream().flatMap(one -> one.led().stream()).toList();
    var managed = all.stream().filter(Consequences::managed).map(Consequences::name).toList();
    var blocks = new ArrayList<TranslatableText>();
    blocks.add(
        TranslatableText.of(
            KEY + "opening", name, LocalDate.ofInstant(departure.at(), settings.zone())));
    if (!led.isEmpty()) blocks.add(textWithNames("led", names(led)));
    if (!left.isEmpty()) blocks.add(textWithNames("left", names(left)));
    if (!managed.isEmpty()) blocks.add(textWithNames("managed", managed));
    blocks.add(TranslatableText.of(KEY + "rights"));
    return new Email(
        EmailId.of(reader, "departure", idOf(departure)),
        reader,
        TranslatableText.of(KEY + "subject", name),
        blocks,
        page(left, led),
        List.of());
  }

  private static List<String> names(List<GroupView> groups) {
    return groups.stream().map(GroupView::name).toList();
  }

  private static TranslatableText textWithNames(String key, List<String> names) {
    var all = names.stream().sorted(NameOrder.alphabetical()).collect(Collectors.joining(", "));
    return TranslatableText.of(KEY + key, names.size(), all);
  }

  /** Where another facilitator is named, if one is missing. */
  private static String page(List<GroupView> left, List<GroupView> led) {
    return Stream.concat(led.stream(), left.stream())
        .findFirst()
        .map(group -> "/groups/" + group.id())
        .orElse("/groups");
  }

  /** One for each departure, from which the person is not read. */
  private static UUID idOf(DepartureView departure) {
    var key = "%s/%s".formatted(departure.person(), departure.at());
    return UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
  }
}
