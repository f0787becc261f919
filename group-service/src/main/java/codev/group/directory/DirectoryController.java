package codev.group.directory;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoint that searches the directory, as far as the user's scope goes, by words that may
 * stand anywhere in an entry.
 */
@RestController
@RequiredAccess(AccessPolicy.DIRECTORY_READER)
record DirectoryController(DirectoryQueries directory, PersonScopes scopes) {
  @GetMapping("/api/people")
  ResponseEntity<List<DirectoryEntry>> people(
      @RequestParam(defaultValue = "") String query, Paging paging, CurrentUser user) {
    var matching = DirectorySearch.matching(query, directory.everybody().values());
    var found = scopes.readable(matching, user);
    return paging.page(found, entry -> entry.username().value(), Function.identity());
  }
}
