package dev.stockwell.hub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium on the pages of a hub. It waits for what it looks for, and ends when it is closed. */
public final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of("target", "pictures");

    private final ChromeDriver driver;
    private final WebDriverWait wait;
    private final TestHub hub;

    private Chromium(TestHub hub, ChromeDriver driver) {
        this.hub = hub;
        this.driver = driver;
        this.wait = new WebDriverWait(driver, PATIENCE);
    }

    /** Starts it; a test is skipped where it is not installed. */
    public static Chromium open(TestHub hub) {
        Assumptions.assumeTrue(
                Files.exists(BROWSER) && Files.exists(DRIVER),
                "Chromium is missing: install Debian's packages chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        Chromium browser = new Chromium(hub, new ChromeDriver(service, options));
        browser.desk();
        return browser;
    }

    /** As wide as an office's screen. */
    public void desk() {
        driver.manage().window().setSize(new Dimension(1440, 900));
    }

    /** As narrow as a phone. */
    public void phone() {
        driver.manage().window().setSize(new Dimension(390, 844));
    }

    /** Opens a page of the hub. */
    public void go(String path) {
        driver.get(hub.address().resolve(path).toString());
    }

    /** Lets the owner in by a one-time link. */
    public void signIn() {
        go(TestBrowser.link(hub, "owner"));
        press("main button[type=submit]");
        waitFor("nav.rail");
    }

    /** The path and query of the page that is open. */
    public String address() {
        return driver.getCurrentUrl().substring(hub.address().toString().length());
    }

    /** Waits for an element, and returns it. */
    public WebElement waitFor(String selector) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** Waits until an element shows a text. */
    public void waitForText(String selector, String text) {
        wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    /** Waits until an element is no longer to be seen. */
    public void waitForNothing(String selector) {
        wait.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** The texts of all elements that are there. */
    public List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Presses a button or follows a link. */
    public void press(String selector) {
        WebElement element = wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
        // The styles scroll smoothly; the driver would click before the page has come to rest.
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        element.click();
    }

    /** Follows the link that says so. */
    public void follow(String words) {
        wait.until(ExpectedConditions.elementToBeClickable(By.linkText(words))).click();
    }

    /** Writes into a field, in place of what is there. */
    public void write(String selector, String text) {
        WebElement field = waitFor(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Gives a file to a field that wants one. */
    public void giveFile(String selector, Path file) {
        driver.findElement(By.cssSelector(selector))
                .sendKeys(file.toAbsolutePath().toString());
    }

    /** Chooses an option by its value. */
    public void choose(String selector, String value) {
        waitFor(selector);
        press(selector + " option[value='" + value + "']");
    }

    /**
     * What scripts and styles of the page complained of. Leaving a page while it asks for news ends the question: htmx says
     * so twice, and there is nothing wrong with that. What failed otherwise has a line of its own beside afterRequest.
     */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(Object::toString)
                .filter(line -> line.contains("SEVERE"))
                .filter(line -> !line.contains("htmx:sendAbort") && !line.contains("htmx:afterRequest"))
                .toList();
    }

    /** Keeps a picture of the page under target/pictures. */
    public void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
