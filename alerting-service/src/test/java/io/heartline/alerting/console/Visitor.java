package io.heartline.alerting.console;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;

/** Somebody who looks at pages, in a browser or without one. */
final class Visitor {
    private Visitor() {}

    /** A browser in which somebody is logged in; what its console complains of is noted. */
    static Page browser(Browser browser, URI service, String key, String language, List<String> complaints) {
        return browser(browser, service, key, language, 390, ColorScheme.LIGHT, complaints);
    }

    static Page browser(
            Browser browser,
            URI service,
            String key,
            String language,
            int width,
            ColorScheme scheme,
            List<String> complaints) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setLocale(language)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            // A form that is refused answers 400 or 409, which browsers call an error; the page is there.
            if (message.type().equals("error") && !message.text().matches(".*status of 4(00|09).*")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> complaints.add("a dialog: " + dialog.message()));
        page.navigate(service.resolve("/console/login?to=/console/inbox").toString());
        page.fill("#key", key);
        page.click("button.first");
        page.waitForURL(url -> url.contains("/console/inbox"));
        return page;
    }

    /** The same without a browser: a form as the page itself would send it. */
    static RequestSpecification of(String key) {
        return given().redirects()
                .follow(false)
                .cookie("heartline-session", session(key))
                .header("Sec-Fetch-Site", "same-origin");
    }

    /** The cookie of a log-in. */
    static String session(String key) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", key)
                .formParam("to", "/console/inbox")
                .post("/console/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie("heartline-session");
    }
}
