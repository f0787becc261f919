package codev.group.directory;

import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint that searches the directory by any part of an entry, ignoring accents. */
@RestController
class DirectoryController {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private final DirectoryQueries directory;

  DirectoryController(DirectoryQueries directory) {
    this.directory = directory;
  }

  @GetMapping("/api/people")
  ResponseEntity<List<DirectoryEntry>> people(
      @RequestParam(defaultValue = "") String query, Paging paging, CurrentUser who) {
    who.mustBe(UserRole.MANAGER, UserRole.AUDITOR);
    var found = having(query, directory.everybody().values());
    return paging.page(found, entry -> entry.username().value(), Function.identity());
  }

  static List<DirectoryEntry> having(String query, Collection<DirectoryEntry> people) {
    var wanted = plain(query);
    return people.stream().filter(entry -> text(entry).contains(wanted)).toList();
  }

  private static String text(DirectoryEntry entry) {
    return Stream.of(
            entry.username().value(),
            entry.displayName(),
            entry.email(),
            entry.unit(),
            entry.site(),
            entry.jobFamily())
        .filter(Objects::nonNull)
        .map(DirectoryController::plain)
        .collect(Collectors.joining("\n"));
  }

  private static String plain(String text) {
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT).strip();
  }
}
