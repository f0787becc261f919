package codev.group.scim;

import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.identity.UsernameSpelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads people as resources of SCIM, always at the end of the log. */
@Component
class ScimUserQueries {
  private final ReadModel<ScimUserView> users;
  private final UsernameSpelling spelling;

  ScimUserQueries(ReadModels views, UsernameSpelling spelling) {
    this.users = views.project(ScimUserView.PROJECTION);
    this.spelling = spelling;
  }

  Optional<ScimUserView> find(String id) {
    return users.current().where("userId", id.toLowerCase(Locale.ROOT)).stream().findFirst();
  }

  Optional<ScimUserView> find(Username person) {
    return users.current().find(person.value());
  }

  /** Everybody, in the order of their user names. */
  List<ScimUserView> all() {
    return users.current().all();
  }

  List<ScimUserView> matching(ScimUserFilter filter) {
    return switch (filter.attribute()) {
      case ID -> find(filter.value()).stream().toList();
      case USER_NAME -> find(new Username(spelling.of(filter.value()))).stream().toList();
      case EXTERNAL_ID -> users.current().where("externalId", filter.value());
      case EMAIL -> users.current().where("address", filter.value().toLowerCase(Locale.ROOT));
    };
  }

  /** Those of the managers of these people who are in the directory. */
  Map<Username, ScimUserView> managersOf(Collection<ScimUserView> people) {
    var managers =
        people.stream()
            .flatMap(person -> Stream.ofNullable(person.profile().manager()))
            .map(Username::value)
            .distinct()
            .toList();
    return users.find(managers).stream()
        .collect(Collectors.toMap(ScimUserView::username, Function.identity()));
  }
}
