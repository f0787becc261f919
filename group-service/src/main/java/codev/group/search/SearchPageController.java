package codev.group.search;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of the search, to which the bar of every page leads. */
@Controller
record SearchPageController(SearchQueries queries) {
  private static final int LONGEST = 200;

  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping("/search")
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String drawnIn,
      CurrentUser user,
      Model model) {
    var query = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
    model.addAttribute("query", query);
    model.addAttribute("hits", queries.find(query, user));
    return "found".equals(drawnIn) ? "search/page :: found" : "search/page";
  }
}
