package codev.session.accesslog;

import codev.infra.projections.ReadModel;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.securityrecord.ServiceSecurityLog.PersonNames;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNameSource;
import codev.session.reference.PersonName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The names of people in the security log. */
@Component
record ReaderNames(DisplayNameSource names, ReadModel<PersonName> people, UsernameSpelling spelling)
    implements PersonNames {
  @Override
  public Map<String, String> of(List<String> usernames) {
    var called = names.of(usernames.stream().map(Username::new).toList());
    return usernames.stream()
        .collect(Collectors.toMap(Function.identity(), one -> called.of(new Username(one))));
  }

  @Override
  public List<String> named(String name) {
    return people.where("name", name).stream().map(one -> one.person().value()).toList();
  }

  @Override
  public String recordedSpelling(String username) {
    return spelling.of(username);
  }
}
