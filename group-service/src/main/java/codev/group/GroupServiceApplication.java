package codev.group;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The group service: programmes, people, groups and their calendar. */
@SpringBootApplication
public class GroupServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(GroupServiceApplication.class, args);
  }
}
