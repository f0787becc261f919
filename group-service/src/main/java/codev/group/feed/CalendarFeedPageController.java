package codev.group.feed;

import codev.group.domain.command.PersonCommand.RenewCalendarFeed;
import codev.group.domain.command.PersonCommand.WithdrawCalendarFeed;
import codev.group.domain.person.Username;
import codev.infra.email.EmailProperties;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Page on which a person gets the address of their calendar, renews it or withdraws it. The address
 * is shown once: only a digest of it is kept.
 */
@Controller
@RequestMapping("/people/calendar")
@RequiredAccess(AccessPolicy.SIGNED_IN)
record CalendarFeedPageController(
    CalendarFeedQueries feeds, CommandSender commands, EmailProperties settings, Clock clock) {
  private static final String PAGE = "feed/page";

  @GetMapping
  String page(CurrentUser user, Model model) {
    feeds
        .of(new Username(user.username()))
        .ifPresent(feed -> model.addAttribute("since", feed.since()));
    return PAGE;
  }

  /** An earlier address leads nowhere from now on. */
  @PostMapping("/address")
  String renew(CurrentUser user, Model model) {
    var secret = FeedSecret.random();
    var person = new Username(user.username());
    var now = clock.instant();
    var _ = commands.send(new RenewCalendarFeed(person, secret.digest(), now));
    var path = "/calendar-feeds/" + secret.value() + ".ics";
    model.addAttribute("since", now);
    model.addAttribute("address", settings.address().resolve(path).toString());
    return PAGE;
  }

  @PostMapping("/withdrawal")
  ResponseEntity<Void> withdraw(CurrentUser user) {
    var person = new Username(user.username());
    var withdrawn = commands.send(new WithdrawCalendarFeed(person, clock.instant()));
    return RedirectAfterPost.to("/people/calendar", withdrawn.position());
  }
}
