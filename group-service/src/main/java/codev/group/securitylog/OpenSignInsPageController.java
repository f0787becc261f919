package codev.group.securitylog;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Page of a person's own open sign-ins. The gateway knows them and sends them with the request: who
 * sends others sees those, and what the page does with one is asked of the gateway.
 */
@Controller
@RequiredAccess(AccessPolicy.SIGNED_IN)
class OpenSignInsPageController {
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * @param browser its product name, if it is known; so of the operating system
   * @param current whether the page is read with it
   */
  record OpenSignIn(
      String id,
      Instant since,
      Instant lastUsed,
      @Nullable String browser,
      @Nullable String system,
      String network,
      boolean current) {}

  @GetMapping("/people/sign-ins")
  String page(
      @RequestHeader(name = "Codev-Open-Sessions", required = false) @Nullable String sent,
      @RequestParam(defaultValue = "false") boolean signedInAgain,
      Model model) {
    var open = read(sent);
    model.addAttribute("open", open);
    model.addAttribute("hasSignedInAgain", signedInAgain);
    model.addAttribute("others", open.stream().filter(one -> !one.current()).count());
    return "securitylog/sign-ins";
  }

  /** None without the gateway, or as it never sends them. */
  private static List<OpenSignIn> read(@Nullable String sent) {
    if (sent == null) return List.of();
    try {
      var sessions = JSON.readTree(Base64.getDecoder().decode(sent)).path("sessions");
      return sessions
          .valueStream()
          .filter(JsonNode::isObject)
          .map(one -> JSON.treeToValue(one, OpenSignIn.class))
          .toList();
    } catch (IllegalArgumentException | JacksonException malformed) {
      return List.of();
    }
  }
}
