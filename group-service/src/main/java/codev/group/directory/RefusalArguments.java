package codev.group.directory;

import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Username;
import codev.infra.ui.LocalizedDates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The arguments of a refusal as its sentence shows them: names, dates in the reader's language. */
@Component
public class RefusalArguments {
  private final DirectoryQueries directory;
  private final ZoneId zone;

  RefusalArguments(DirectoryQueries directory, ZoneId zone) {
    this.directory = directory;
    this.zone = zone;
  }

  public List<Object> inWords(List<Object> arguments) {
    var language = LocaleContextHolder.getLocale();
    return arguments.stream().map(argument -> inWords(argument, language)).toList();
  }

  private Object inWords(Object argument, Locale language) {
    return switch (argument) {
      case Username person -> directory.names(List.of(person)).of(person);
      case PeopleArgument people -> directory.names(people.all()).of(people.all());
      case Instant moment -> moment(moment, language);
      default -> argument;
    };
  }

  private String moment(Instant moment, Locale language) {
    var local = moment.atZone(zone);
    var between = language.getLanguage().equals("fr") ? " à " : ", ";
    return LocalizedDates.day(local.toLocalDate(), language)
        + between
        + LocalizedDates.time(local, language);
  }
}
