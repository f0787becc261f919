package codev.group.scim;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of people as resources of SCIM (RFC 7644, section 3). */
@RestController
@RequestMapping("/scim/v2/Users")
@RequiredAccess(AccessPolicy.PROVISIONING_TOKEN)
class ScimUserController extends ScimEndpoint {
  /** People in one answer. */
  private static final int MOST = 100;

  private final ScimUserQueries users;
  private final ScimUserMapper mapper;

  ScimUserController(ScimAnswers answers, ScimUserQueries users, ScimUserMapper mapper) {
    super(answers);
    this.users = users;
    this.mapper = mapper;
  }

  /**
   * @param startIndex number of the first person in the answer, from 1
   * @param count how many there may be in it
   */
  @GetMapping
  ResponseEntity<byte[]> find(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(defaultValue = "1") int startIndex,
      @RequestParam(defaultValue = "" + MOST) int count) {
    var found = filter == null ? users.all() : users.matching(ScimUserFilter.parse(filter));
    int first = Math.max(1, startIndex);
    int size = Math.clamp(count, 0, MOST);
    List<ScimUserView> page = found.stream().skip(first - 1L).limit(size).toList();
    return answers.list(found.size(), first, mapper.resources(page));
  }

  /** 304 where the client has this version already, which Spring sees by the header. */
  @GetMapping("/{id}")
  ResponseEntity<byte[]> user(@PathVariable String id) {
    var user = users.find(id).orElseThrow(ScimErrorException::notFound);
    return answers.of(HttpStatus.OK, version(user), mapper.resource(user));
  }

  private static HttpHeaders version(ScimUserView user) {
    var headers = new HttpHeaders();
    headers.setETag(user.eTag());
    return headers;
  }
}
