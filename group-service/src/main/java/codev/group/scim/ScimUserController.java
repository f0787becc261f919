package codev.group.scim;

import codev.group.domain.person.Username;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP endpoints of people as resources of SCIM (RFC 7644, section 3). */
@RestController
@RequestMapping("/scim/v2/Users")
@RequiredAccess(AccessPolicy.PROVISIONING_TOKEN)
class ScimUserController extends ScimEndpoint {
  /** People in one answer. */
  private static final int MOST = 100;

  /** A person has a few hundred bytes; identity providers send all of them in one request each. */
  private static final int MOST_BYTES = 64 * 1024;

  private final ScimUserQueries users;
  private final ScimUserUseCase people;
  private final ScimUserMapper mapper;
  private final JsonMapper json;

  ScimUserController(
      ScimAnswers answers,
      ScimUserQueries users,
      ScimUserUseCase people,
      ScimUserMapper mapper,
      JsonMapper json) {
    super(answers);
    this.users = users;
    this.people = people;
    this.mapper = mapper;
    this.json = json;
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
    return answer(HttpStatus.OK, existing(id));
  }

  /** Refused where there is such a person: nobody is changed by a request that adds. */
  @PostMapping
  ResponseEntity<byte[]> create(@RequestBody byte[] body, CurrentUser user) {
    var draft = new ScimUserDraft();
    draft.putAll(object(body));
    return answer(HttpStatus.CREATED, people.create(draft.user(), by(user)));
  }

  /** What the request does not mention stays: not every attribute is the identity provider's. */
  @PutMapping("/{id}")
  ResponseEntity<byte[]> replace(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
      @RequestBody byte[] body,
      CurrentUser user) {
    var before = existing(id, version);
    var draft = new ScimUserDraft(before);
    draft.putAll(object(body));
    return answer(HttpStatus.OK, people.update(before, draft.user(), by(user)));
  }

  @PatchMapping("/{id}")
  ResponseEntity<byte[]> modify(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
      @RequestBody byte[] body,
      CurrentUser user) {
    var before = existing(id, version);
    var draft = new ScimUserDraft(before);
    ScimPatch.apply(object(body), draft);
    return answer(HttpStatus.OK, people.update(before, draft.user(), by(user)));
  }

  /** They leave the organisation, which is no erasure: the resource stays, and is not active. */
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
      CurrentUser user) {
    people.leave(existing(id, version), by(user));
    return ResponseEntity.noContent().build();
  }

  private ScimUserView existing(String id) {
    return users.find(id).orElseThrow(ScimErrorException::notFound);
  }

  private ScimUserView existing(String id, @Nullable String version) {
    var user = existing(id);
    var isMeant = version == null || version.equals("*") || version.contains(user.eTag());
    if (!isMeant) throw ScimErrorException.changedMeanwhile();
    return user;
  }

  private JsonNode object(byte[] body) {
    if (body.length > MOST_BYTES) throw ScimErrorException.tooLarge(MOST_BYTES);
    try {
      var read = json.readTree(body);
      if (read.isObject()) return read;
    } catch (JacksonException malformed) {
      // refused below
    }
    throw new ScimErrorException(ScimErrorType.INVALID_SYNTAX, "The body must be a JSON object.");
  }

  private ResponseEntity<byte[]> answer(HttpStatus status, ScimUserView user) {
    var headers = version(user);
    headers.setLocation(mapper.location(user));
    return answers.of(status, headers, mapper.resource(user));
  }

  private static Username by(CurrentUser user) {
    return new Username(user.username());
  }

  private static HttpHeaders version(ScimUserView user) {
    var headers = new HttpHeaders();
    headers.setETag(user.eTag());
    return headers;
  }
}
