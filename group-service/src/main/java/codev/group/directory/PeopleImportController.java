package codev.group.directory;

import codev.group.directory.PeopleImporter.Source;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint with which a manager imports or updates the organisation's list of people. */
@RestController
class PeopleImportController {
  private static final int FIRST_ELEMENT = 1;
  static final int FIRST_LINE_BELOW_THE_HEADINGS = 2;

  private final PeopleImporter registrar;

  PeopleImportController(PeopleImporter registrar) {
    this.registrar = registrar;
  }

  @PostMapping(path = "/api/people", consumes = MediaType.APPLICATION_JSON_VALUE)
  ImportResult people(
      @RequestBody List<@Nullable PersonRequest> people, CurrentUser who, Locale language) {
    who.mustBe(UserRole.MANAGER);
    return registrar.register(people, FIRST_ELEMENT, Source.PROGRAM, who, language);
  }

  @PostMapping(path = "/api/people", consumes = "text/csv")
  ImportResult table(
      @RequestBody byte[] table,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      CurrentUser who,
      Locale language) {
    who.mustBe(UserRole.MANAGER);
    var charset = Optional.ofNullable(type.getCharset()).orElse(StandardCharsets.UTF_8);
    var people = PeopleCsvReader.read(table, charset);
    return registrar.register(people, FIRST_LINE_BELOW_THE_HEADINGS, Source.PROGRAM, who, language);
  }
}
