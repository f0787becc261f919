package codev.infra.web.audittrail;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.projections.ReadModels;
import codev.infra.web.audittrail.AuditTrailRow.RowFormatter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Who did what in a service: finds lines, and words them for a reader. */
final class AuditTrail {
  private final AuditTrailSource source;
  private final AuditTrailSearch search;
  private final EventTypes types;
  private final MessageSource texts;

  AuditTrail(
      ReadModels views,
      AuditTrailSource source,
      EventTypes types,
      ZoneId zone,
      MessageSource texts) {
    this.source = source;
    this.search =
        new AuditTrailSearch(views.project(AuditLine.projection(types, zone, source::factOf)));
    this.types = types;
    this.texts = texts;
  }

  AuditTrailSource source() {
    return source;
  }

  List<AuditLine> find(AuditTrailCriteria filter, String after, int atMost) {
    return search.find(filter, after, atMost);
  }

  /** What the field of a person shows. */
  String field(String username) {
    var name = source.names(List.of(username)).get(username);
    return AuditedPersonField.of(username, name, source::usernameOf);
  }

  RowFormatter formatter(List<AuditLine> lines, List<AuditedGroup> groups, Locale language) {
    return new RowFormatter(
        source.names(
            lines.stream().flatMap(line -> line.fact().people().stream()).distinct().toList()),
        groups.stream().collect(Collectors.toMap(AuditedGroup::id, Function.identity())),
        source.programmes(),
        source.numbers(
            lines.stream()
                .flatMap(line -> Stream.ofNullable(line.fact().place().session()))
                .distinct()
                .toList()),
        texts,
        language);
  }

  /**
   * The stored names of the events of a kind; none for what is no kind.
   *
   * @param filterKind as a request asks for it, e.g. {@code kind:rights}
   */
  List<String> ofKind(String filterKind) {
    return types.all().stream()
        .filter(
            type ->
                source.kinds().stream()
                    .filter(kind -> kind.includes(type))
                    .limit(1)
                    .anyMatch(kind -> filterKind.equals(AuditTrailCriteria.KIND + kind.name())))
        .map(types::nameOf)
        .toList();
  }

  /** The stored names of the events that have a sentence. */
  List<String> types(Locale language) {
    return types.all().stream()
        .map(types::nameOf)
        .filter(type -> !"".equals(texts.getMessage("acted." + type, null, "", language)))
        .toList();
  }
}
