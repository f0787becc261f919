package codev.group.imports;

import static codev.group.imports.UploadedPeople.FIRST_LINE_BELOW_THE_HEADINGS;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.imports.file.UploadedText;
import codev.infra.web.security.CurrentUser;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Reads whom a list names: the file or table of an import, whose columns mean what they meant
 * there, or else one person a line, by a name, a user name or an e-mail address.
 */
@Component
public class ListedPeopleReader {
  private final DirectoryQueries directory;

  ListedPeopleReader(DirectoryQueries directory) {
    this.directory = directory;
  }

  /**
   * @param excluded lines of a table that was looked at as an import, of which nothing becomes
   */
  public List<String> read(
      @Nullable MultipartFile file, @Nullable String table, Set<Integer> excluded, CurrentUser user)
      throws IOException {
    var text = ListHeadings.first(UploadedText.of(file, table));
    var headings =
        ListHeadings.of(text, directory.listColumns(new Username(user.username()))).orByEmail();
    if (!headings.namesUsers()) return text.lines().filter(line -> !line.isBlank()).toList();
    var people = PeopleCsvReader.readOnPage(headings.applyTo(text)).people();
    return UploadedPeople.without(excluded, people, FIRST_LINE_BELOW_THE_HEADINGS).stream()
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .flatMap(person -> Stream.ofNullable(person.username())) // a line may lack it
        .toList();
  }
}
